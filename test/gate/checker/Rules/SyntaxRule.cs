using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PortReservation.Gate.Rules;

/// <summary>The scripts parse, and use no syntax that Windows PowerShell 5.1 does not know.</summary>
internal static partial class SyntaxRule
{
    /// <summary>Variables that the engine sets in later versions only; under strict mode reading one is an error in 5.1.</summary>
    private static readonly string[] newerVariables =
        ["IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR", "PSStyle", "EnabledExperimentalFeatures", "PSNativeCommandUseErrorActionPreference", "PSNativeCommandArgumentPassing"];

    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        foreach (var script in module.Scripts.Append(module.ManifestScript))
        {
            foreach (var error in script.Errors)
            {
                yield return new Fault("syntax", script.File, script.LinesBefore + error.Extent.StartLineNumber, error.Message);
            }

            foreach (var node in script.Nodes)
            {
                if (NewerThing(node) is { } thing)
                {
                    yield return new Fault("syntax", script.File, script.LineOf(node), $"5.1 does not know {thing}: {FirstLine(node)}");
                }
            }

            foreach (var (token, thing) in NewerTokens(script.Tokens))
            {
                yield return new Fault("syntax", script.File, script.LinesBefore + token.Extent.StartLineNumber, $"5.1 does not know {thing}: {token.Text}");
            }
        }
    }

    private static string? NewerThing(Ast node) => node switch
    {
        TernaryExpressionAst => "the ternary operator",
        BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "the operator ??",
        AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "the operator ??=",
        MemberExpressionAst { NullConditional: true } => "the operator ?.",
        IndexExpressionAst { NullConditional: true } => "the operator ?[]",
        InvokeMemberExpressionAst { GenericTypeArguments.Count: > 0 } => "type arguments of a method",
        PipelineChainAst => "pipeline chains",
        PipelineAst { Background: true } => "background pipelines",
        ScriptBlockAst { CleanBlock: not null } => "the block clean",
        TypeDefinitionAst { IsEnum: true, BaseTypes.Count: > 0 } => "the underlying type of an enum",
        BinaryExpressionAst { Operator: TokenKind.Ireplace or TokenKind.Creplace, Right: var right }
            when right.Find(part => part is ScriptBlockExpressionAst, false) is not null => "a script block to replace with",
        ConvertExpressionAst { Type.TypeName.Name: "ordered", Child: not HashtableAst } => "[ordered] before anything but a literal",
        VariableExpressionAst variable when newerVariables.Contains(variable.VariablePath.UserPath, StringComparer.OrdinalIgnoreCase) => "this variable",
        _ => null,
    };

    private static IEnumerable<(Token Token, string Thing)> NewerTokens(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Number && !OldNumber().IsMatch(tokens[i].Text))
            {
                yield return (tokens[i], "this form of a number");
            }

            if (tokens[i] is StringExpandableToken && NewerEscape().IsMatch(tokens[i].Text))
            {
                yield return (tokens[i], "this escape sequence");
            }

            if (tokens[i].Kind == TokenKind.Pipe && i > 0 && tokens[i - 1].Kind is TokenKind.NewLine or TokenKind.Comment)
            {
                yield return (tokens[i], "a pipe at the beginning of a line");
            }
        }
    }

    private static string FirstLine(Ast node) => node.Extent.Text.Split('\n')[0];

    [GeneratedRegex(@"\A-?(0x[0-9a-f]+|[0-9]*\.?[0-9]*(e[+-]?[0-9]+)?)[dl]?([kmgtp]b)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex OldNumber();

    [GeneratedRegex("(?<!`)(``)*`(u\\{|e)")]
    private static partial Regex NewerEscape();
}
