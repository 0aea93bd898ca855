package store

// FoldWord lets a test compare the two folds.
var FoldWord = foldWord
