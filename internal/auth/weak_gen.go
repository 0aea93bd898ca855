//go:build ignore

// Command weak_gen writes weak.txt: the long passwords people make up when a rule asks for twelve characters or more.
// It draws nothing at random, so the same program writes the same list.
package main

import (
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"kehoach/internal/plan"
)

const (
	shortest = 12
	alone    = 15 // without a second factor
	longest  = 30
	budget   = 290_000 // bytes
)

// common are words that stand in passwords here, most used first.
const common = `matkhau password soyte quantri xinchao vietnam anhyeuem emyeuanh iloveyou admin administrator welcome benhvien
kehoach bacsi yduoc suckhoe yte hanoi saigon toiyeu toiyeuvietnam conyeu giadinh hanhphuc congviec cucdung chaomung
changeme letmein qwerty qwertyuiop asdfghjkl zxcvbnm abc abcdef abcdefgh monkey dragon sunshine princess football
baseball superman batman master shadow michael jennifer charlie thomas jordan freedom whatever trustno internet
computer secret login user guest test testing default system server database manager security office windows google
facebook zalo gmail email company hello helloworld summer winter spring autumn monday friday january december
love lovely forever baby angel money happy lucky flower butterfly chocolate cookie pokemon naruto liverpool chelsea
arsenal barcelona realmadrid manchester ronaldo messi matkhaumoi matkhaucu matkhauadmin matkhaumanh khongbiet khongco
quenmatkhau doimatkhau dangnhap taikhoan nguoidung mayvitinh vanphong lanhdao tonghop donvi chuyenvien canbo
bacho bachoi bachkhoa doclap tudo nuocviet thanhcong mayman anlanh binhan vuive yeunuoc quehuong tinhyeu nhoem thuongem
thuonganh chongyeu voyeu concuame meyeucon bayeucon mevabe congai contrai gaixinh traidep thayco
nguyen nguyenvan nguyenthi tranvan tranthi levan lethi phamvan phamthi hoangvan hoangthi minh tuan hung dung huong lan
linh trang thao hoa mai thuy hien nam long khanh phuong anh quang duc thanh trung kien cuong hai son tung`

// before and after stand around the name of a place.
const (
	before = `soyte benhvien benhviendakhoa tinh thanhpho toiyeu yeu xinchao cdc trungtamyte ytetinh ubnd ubndtinh sytyte syt nganhyte quehuong kehoachyte admin`
	after  = `soyte yte quehuong quehuongtoi tinhtoi thanhpho vietnam matkhau congdan benhvien xinhdep queme trongtoi`
)

const phrases = `xinchaovietnam xinchaocacban motngaytotlanh chucmungnammoi toiyeuvietnam vietnamvodich vietnammuonnam
khongcogiquyhon doclaptudohanhphuc conghoaxahoichunghia chutichhochiminh dangcongsanvietnam lamtheoloibac
matkhaucuatoi matkhaucuatoila daylamatkhau daylamatkhaucuatoi matkhaudaihonmuoilam matkhauratkho matkhaubimat
matkhaumanhnhat toikhongnhomatkhau quenmatkhauroi nhapmatkhauvaoday anhyeuemnhieulam emyeuanhnhieulam toiyeugiadinh
giadinhlasomot conyeucuame concuabame suckhoelavang luongynhutumau thaythuocnhutumau soytecongthongtin
correcthorsebatterystaple passwordpassword thisismypassword thisisapassword mypasswordismypassword letmeinletmein
iloveyousomuch iloveyouforever welcometovietnam welcometothejungle changemeplease pleasechangeme trustnooneatall
nevergonnagiveyouup maytheforcebewithyou tobeornottobe thequickbrownfox loremipsumdolorsitamet onetwothreefour
motbuocthanhcong mothaibabonnam mothaibabonnamsau mothaibabonnamsaubaytam abcdefghijklmnop passphrasepassphrase
administratoradmin supersecretpassword superadministrator rootrootrootroot testtesttesttest qwertyuiopasdfghjkl`

var endings = []string{
	"123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "123123", "321", "111", "111111",
	"000000", "666666", "888888", "999999", "abc", "abc123", "qwerty", "1990", "1995", "2000", "2010", "2020", "2021",
	"2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030", "01012024", "01012025", "01012026",
	"@123", "@1234", "@12345", "@123456", "@2024", "@2025", "@2026", "#123", "!123", "123!", "123!@#", "@123!@#",
}

func main() {
	words := map[string]struct{}{}
	size := 0
	add := func(word string) {
		word = strings.ToLower(word)
		if _, there := words[word]; there || len(word) < shortest || len(word) > longest || size+len(word)+1 > budget {
			return
		}
		words[word] = struct{}{}
		size += len(word) + 1
	}
	addPhrases(add)
	addPlaces(add)
	addRuns(add)
	addRepeats(add)
	addPairs(add)
	list := strings.Join(slices.Sorted(maps.Keys(words)), "\n") + "\n"
	if err := os.WriteFile("weak.txt", []byte(list), 0o644); err != nil {
		log.Fatal(err)
	}
}

func addPhrases(add func(string)) {
	for _, phrase := range strings.Fields(phrases) {
		for _, ending := range append([]string{"", "1", "!"}, endings...) {
			if ending == "" || len(phrase) < 18 {
				add(phrase + ending)
			}
		}
	}
}

// addPlaces adds the provinces old and new, plain and dressed up.
func addPlaces(add func(string)) {
	for _, province := range plan.Gazetteer() {
		for _, name := range province.Names {
			place := strings.ReplaceAll(plan.Slug(name.Name), "-", "")
			add(place)
			add(place + place)
			for _, word := range strings.Fields(before) {
				add(word + place)
			}
			for _, word := range strings.Fields(after) {
				add(place + word)
			}
			for _, ending := range []string{"1234567890", "123456789", "@123456", "123456", "@2024", "@2025", "@2026"} {
				add(place + ending)
				add("soyte" + place + ending)
			}
		}
	}
}

// addRuns adds walks along the keyboard, the alphabet and the digits, from any start, there and back.
func addRuns(add func(string)) {
	for _, row := range []string{
		"abcdefghijklmnopqrstuvwxyz", "12345678901234567890", "09876543210987654321", "01234567890123456789",
		"qwertyuiopasdfghjklzxcvbnm", "qwertyuiop1234567890", "1234567890qwertyuiop", "asdfghjklqwertyuiop",
		"1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p",
		"qwertyuiop[]asdfghjkl;'", "zxcvbnmasdfghjklqwertyuiop", "a1b2c3d4e5f6g7h8i9j0", "1a2b3c4d5e6f7g8h9i0j",
		"aabbccddeeffgghhiijj", "112233445566778899", "qqwweerrttyyuuiioopp", "abcd1234efgh5678", "abc123def456ghi789",
		"!@#$%^&*()_+1234567890", "1234567890!@#$%^&*()", "qweasdzxcrtyfghvbn", "poiuytrewqlkjhgfdsamnbvcxz",
	} {
		for start := range len(row) - shortest + 1 {
			for end := start + shortest; end <= min(len(row), start+20); end++ {
				add(row[start:end])
			}
		}
	}
}

// addRepeats adds words said again and again, with and without something between, and words with a number behind.
func addRepeats(add func(string)) {
	for _, word := range strings.Fields(common) {
		for times := 2; times <= 5; times++ {
			add(strings.Repeat(word, times))
			add(strings.Repeat(word+"@", times))
			add(strings.Repeat(word+"1", times))
			add(strings.Repeat(word+"123", times))
		}
		for _, ending := range endings {
			add(word + ending)
		}
		add(word + "1234567890")
		add("123456789" + word)
		add("12345678" + word)
	}
}

// addPairs adds two common words side by side until the budget is spent: those long enough without a second factor
// first, and of these the more common.
func addPairs(add func(string)) {
	words := strings.Fields(common)
	for _, atLeast := range []int{alone, shortest} {
		for sum := range 2 * len(words) {
			for i := range min(sum+1, len(words)) {
				if j := sum - i; j < len(words) && i != j && len(words[i])+len(words[j]) >= atLeast {
					add(words[i] + words[j])
				}
			}
		}
	}
}
