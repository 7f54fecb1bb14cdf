package reference

import "strings"

// unchecked are mistakes of the reference that are none of the grammar: it looks
// at what names and values mean, at the machine, or at the order in which things
// run. We read such programs without a word.
var unchecked = map[string]string{
	"DuplicateKeyInHashLiteral":                                "compares values",
	"VariableNotLocal":                                         "follows the flow of a method",
	"MethodHasCodePathNotReturn":                               "follows the flow of a method",
	"NonVoidMethodMissingReturnValue":                          "looks at the type of a method",
	"VoidMethodHasReturn":                                      "looks at the type of a method",
	"ConstructorCantHaveReturnType":                            "looks at the name of a class",
	"NonStaticMemberAccessInStaticMember":                      "looks at the members of a class",
	"MemberAlreadyDefined":                                     "looks at the members of a class",
	"MultipleTypeConstraintsOnMethodParam":                     "looks at types",
	"TypeNotAllowedForProperty":                                "looks at types",
	"VoidTypeConstraintNotAllowed":                             "looks at types",
	"InvalidUnderlyingType":                                    "looks at types",
	"ExceptionTypeAlreadyCaught":                               "looks at types",
	"EmptyCatchNotLast":                                        "looks at types",
	"AssignmentStatementToAutomaticNotSupported":               "looks at what a variable means",
	"ControlLeavingFinally":                                    "follows the flow",
	"LabelNotFound":                                            "follows the flow",
	"ParameterAttributeArgumentNeedsToBeConstant":              "looks at the argument of an attribute",
	"ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock": "looks at the argument of an attribute",
	"PropertyNotFoundForAttribute":                             "looks at what an attribute means",
	"AttributeNotAllowedOnDeclaration":                         "looks at what an attribute means",
	"ParameterAlreadyBound":                                    "compares what #requires lines say",
	"DscResourceMissingSetMethod":                              "looks at the members of a class",
	"InvalidNamespaceValue":                                    "looks at a name",
	"TypeNotFound":                                             "depends on the machine",
	"ModuleNotFoundDuringParse":                                "depends on the machine",
	"ErrorLoadingAssembly":                                     "depends on the machine",
	"WorkflowNotSupportedInPowerShellCore":                     "depends on the edition: Windows PowerShell runs workflows",
}

// Unchecked reports whether a mistake of the reference is one that we do not look for.
func Unchecked(id string) bool {
	_, ok := unchecked[id]
	return ok || strings.HasSuffix(id, "InDataSection") || id == "CmdletNotInAllowedListForDataSection"
}
