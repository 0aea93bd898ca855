package view

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// declared reads the string constants of package plan by type, so that a new one without a text fails here.
func declared(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../../internal/plan/*.go")
	require.NoError(t, err)
	found := map[string][]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil {
				return true
			}
			for _, value := range spec.Values {
				literal, isLiteral := value.(*ast.BasicLit)
				kind, isName := spec.Type.(*ast.Ident)
				if isLiteral && isName && literal.Kind == token.STRING {
					text, err := strconv.Unquote(literal.Value)
					require.NoError(t, err)
					found[kind.Name] = append(found[kind.Name], text)
				}
			}
			return true
		})
	}
	return found
}

func labelled[K ~string](texts map[K]string) map[string]string {
	out := map[string]string{}
	for key, text := range texts {
		out[string(key)] = text
	}
	return out
}

func roleNames() map[plan.Role]string {
	out := map[plan.Role]string{}
	for role, text := range roleTexts() {
		out[role] = text.Name
	}
	return out
}

func TestEveryConstantOfTheDomainHasAText(t *testing.T) {
	t.Parallel()
	texts := map[string]map[string]string{
		"Kind":         labelled(kindTexts()),
		"Period":       labelled(periodTexts()),
		"State":        labelled(stateTexts()),
		"YearState":    labelled(yearStateTexts()),
		"TaskKind":     labelled(taskKindTexts()),
		"UnitRole":     labelled(unitRoleTexts()),
		"HitKind":      labelled(hitKindTexts()),
		"ProvinceKind": labelled(provinceKindTexts()),
		"Format":       labelled(formatTexts()),
		"WarningCode":  labelled(warningTexts()),
		"Role":         labelled(roleNames()),
		"MemberRole":   labelled(memberRoleTexts()),
		"Right":        labelled(rightTexts()),
		"SessionStage": labelled(sessionStageTexts()),
		"UserState":    labelled(userStateTexts()),
		"UnitKind":     labelled(unitKindTexts()),
		"PeriodKind":   labelled(periodKindTexts()),
		"PeriodState":  labelled(periodStateTexts()),
		"Progress":     labelled(progressTexts()),
		"Outlook":      labelled(outlookTexts()),
		"ReportState":  labelled(reportStateTexts()),
		"Closing":      labelled(closingTexts()),
		"Problem":      labelled(problemTexts()),
		"Preset":       labelled(presetTexts()),
		"HolidayKind":  labelled(holidayKindTexts()),
		"Closure":      labelled(closureTexts()),

		"Clear":       labelled(clearTexts()),
		"MatchKind":   labelled(matchTexts()),
		"DigestKind":  labelled(digestKindTexts()),
		"DigestState": labelled(digestStateTexts()),

		"FilingState":    labelled(filingTexts()),
		"ReviewTab":      labelled(reviewTabTexts()),
		"ReportAction":   labelled(reportActionTexts()),
		"ExtensionState": labelled(extensionStateTexts()),
		"Refusal":        labelled(refusalTexts()),

		"Box":           labelled(boxTexts()),
		"Basis":         labelled(basisTexts()),
		"Contradiction": labelled(contradictionTexts()),
		"Choice":        labelled(choiceTexts()),
	}
	constants := declared(t)
	for kind, values := range constants {
		require.Contains(t, texts, kind, "a type of constants nobody wrote texts for")
		for _, value := range values {
			assert.NotEmpty(t, texts[kind][value], "%s %q", kind, value)
		}
		assert.Len(t, texts[kind], len(values), "%s has a text for what is not declared", kind)
	}
	assert.Len(t, constants, len(texts))
}

func TestEveryBoxHasAnIconAndARule(t *testing.T) {
	t.Parallel()
	for _, box := range plan.Boxes() {
		assert.NotEmpty(t, boxIcons()[box], box)
		assert.NotEmpty(t, boxRules()[box], box)
	}
}

func TestEveryErrorTextSaysWhatHappenedAndWhatToDo(t *testing.T) {
	t.Parallel()
	for _, status := range []int{400, 404, 405, 413, 422, 429, 500, 503} {
		text, ok := errorTexts()[status]
		require.True(t, ok, status)
		assert.NotEmpty(t, text.Title)
		assert.NotEmpty(t, text.Why)
		assert.NotEmpty(t, text.Advice)
	}
}
