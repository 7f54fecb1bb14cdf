package powershell

// An errorID names a mistake.
type errorID uint8

// The mistakes.
const (
	strangeCharacter errorID = iota
	openComment
	openEscape
	openString
	openHereString
	openSubexpression
	openBraces
	emptyBraces
	emptyName
	emptyNameInDrive
	braceInBraces
	badUnicode
	badNumber
	textAfterHeader
	unexpectedToken
	missingParen
	missingCurly
	missingBracket
	missingName
	missingValue
	missingOperand
	missingBlock
	missingEquals
	missingType
	missingAssembly
	missingEnd
	missingIn
	missingCatch
	missingWhile
	missingColon
	missingFile
	missingArgument
	missingMember
	missingIndex
	missingParameter
	missingCase
	missingPipe
	missingChain
	notFirst
	backgroundInChain
	noInput
	sameStream
	wrongSwitch
	reservedWord
	wrongUsing
	usingNotFirst
	missingTerminator
	blockTwice
	missingNamedBlocks
	typeBeforeParam
	typeBeforeStatement
	attributeBefore
	wrongAttribute
	manyDimensions
	memberTwice
	manyTypes
	incompleteMember
	twoDefaults
	afterSignature
	notAssignable
	notIncrementable
	splatOutside
	wrongUsingVariable
	wrongPlace
	badRequires
	tooDeep
	errorIDs
)

// messages say what a mistake is.
var messages = [errorIDs]string{
	strangeCharacter:    "a character that begins nothing",
	openComment:         "a block comment that does not end",
	openEscape:          "a backtick with nothing after it",
	openString:          "a string that does not end",
	openHereString:      "a here-string that does not end",
	openSubexpression:   "a $( in a string that does not end",
	openBraces:          "a ${ that does not end",
	emptyBraces:         "a variable without a name",
	emptyName:           "a variable without a name",
	emptyNameInDrive:    "a variable with a colon and no name after it: ${name} keeps the colon out",
	braceInBraces:       "a { in the name of a variable",
	badUnicode:          "a Unicode escape that names no character",
	badNumber:           "a number that no type can hold",
	textAfterHeader:     "text after the opening of a here-string",
	unexpectedToken:     "something that cannot stand here",
	missingParen:        "a parenthesis is missing",
	missingCurly:        "a brace is missing",
	missingBracket:      "a bracket is missing",
	missingName:         "a name is missing",
	missingValue:        "a value is missing",
	missingOperand:      "an operator without its operand",
	missingBlock:        "a block in braces is missing",
	missingEquals:       "an = is missing",
	missingType:         "the name of a type is missing",
	missingAssembly:     "the name of an assembly is missing",
	missingEnd:          "a bracket that does not end",
	missingIn:           "an in is missing",
	missingCatch:        "a try without catch and finally",
	missingWhile:        "a do without while and until",
	missingColon:        "a : is missing",
	missingFile:         "a redirection without a file",
	missingArgument:     "an argument is missing",
	missingMember:       "the name of a member is missing",
	missingIndex:        "an index is missing",
	missingParameter:    "a parameter is missing",
	missingCase:         "a case of a switch is missing",
	missingPipe:         "an element of a pipeline is missing",
	missingChain:        "a pipeline of a chain is missing",
	notFirst:            "a value can only stand at the start of a pipeline",
	backgroundInChain:   "an & in the middle of a chain",
	noInput:             "a redirection that does not exist",
	sameStream:          "a stream is redirected twice",
	wrongSwitch:         "an option that does not exist",
	reservedWord:        "a word that is reserved",
	wrongUsing:          "a using statement that is not complete",
	usingNotFirst:       "a using statement that is not at the start",
	missingTerminator:   "a line end or semicolon is missing",
	blockTwice:          "a block is there twice",
	missingNamedBlocks:  "something beside the blocks with names",
	typeBeforeParam:     "a type before param",
	typeBeforeStatement: "a type before a statement",
	attributeBefore:     "an attribute that cannot stand here",
	wrongAttribute:      "an attribute with an argument twice",
	manyDimensions:      "an array of more than 32 dimensions",
	memberTwice:         "a word is there twice",
	manyTypes:           "more than one type",
	incompleteMember:    "a member that is not complete",
	twoDefaults:         "a switch with two defaults",
	afterSignature:      "a statement after the signature",
	notAssignable:       "something that cannot be assigned to",
	notIncrementable:    "++ or -- of something that is no variable",
	splatOutside:        "a splat that is no argument",
	wrongUsingVariable:  "a $using: that is no variable",
	badRequires:         "a #requires that is not complete",
	wrongPlace:          "something that is not allowed in this place",
	tooDeep:             "nested more than 500 deep: not read from here on",
}

// A mistake is what could not be read, and where.
type mistake struct {
	id     errorID
	lo, hi int32
}
