using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PortReservation.Gate.Rules;

/// <summary>Each message exists in every language, with the same places for values, and is used; each one used exists.</summary>
internal static partial class MessageRule
{
    private static readonly string[] languages = ["en-US", "it-IT"];

    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        var tables = languages.Select(language => (Language: language, Table: module.Languages[language])).ToList();
        var (firstLanguage, first) = tables[0];
        foreach (var (language, table) in tables)
        {
            foreach (var (otherLanguage, other) in tables)
            {
                foreach (var key in table.Keys.Cast<string>().Where(key => !other.ContainsKey(key)))
                {
                    yield return Told(otherLanguage, $"{key} is missing");
                }
            }

            foreach (var key in first.Keys.Cast<string>().Where(key => table.ContainsKey(key) && !Places(first[key]).SetEquals(Places(table[key]))))
            {
                yield return Told(language, $"{key} does not have the places for values that it has in {firstLanguage}");
            }
        }

        var uses = module.Scripts.SelectMany(script => Uses(script).Select(use => (Script: script, Use: use))).ToList();
        foreach (var (script, use) in uses)
        {
            if (!first.Keys.Cast<string>().Any(key => use.Pattern.IsMatch(key)))
            {
                yield return new Fault("messages", script.File, script.LineOf(use.Node), $"there is no message {use.Node.Extent.Text}");
            }
        }

        // A name may also travel in a variable, whole or in two parts; then these stand somewhere as strings.
        var strings = module.Scripts.SelectMany(script => script.Find<StringConstantExpressionAst>()).Select(text => text.Value).ToHashSet();
        foreach (var key in first.Keys.Cast<string>().Where(key => !IsMadeOf(strings, key) && !uses.Any(found => found.Use.Pattern.IsMatch(key))))
        {
            yield return Told(firstLanguage, $"{key} is not used");
        }
    }

    private static Fault Told(string language, string message) => new("messages", $"powershell/{language}/Messages.psd1", 1, message);

    private static IEnumerable<(Ast Node, Regex Pattern)> Uses(Script script)
    {
        foreach (var call in script.Find<CommandAst>().Where(call => call.GetCommandName() == "Get-LocalizedText"))
        {
            var name = call.CommandElements.ElementAtOrDefault(1);
            if (name is StringConstantExpressionAst constant)
            {
                yield return (name, new Regex($@"\A{Regex.Escape(constant.Value)}\z"));
            }
            else if (name is ExpandableStringExpressionAst expandable)
            {
                yield return (name, new Regex($@"\A{Variable().Replace(expandable.Value, ".+")}\z"));
            }
            else if (name?.Find(part => part is BinaryExpressionAst { Operator: TokenKind.Plus }, false) is BinaryExpressionAst sum
                && (sum.Left is StringConstantExpressionAst || sum.Right is StringConstantExpressionAst))
            {
                yield return (name, new Regex($@"\A{PatternOf(sum.Left)}{PatternOf(sum.Right)}\z"));
            }
        }
    }

    private static string PatternOf(ExpressionAst part) =>
        part is StringConstantExpressionAst constant ? Regex.Escape(constant.Value) : ".*";

    private static bool IsMadeOf(HashSet<string> strings, string key) =>
        Enumerable.Range(0, key.Length).Any(end => (end == 0 || strings.Contains(key[..end])) && strings.Contains(key[end..]));

    private static HashSet<string> Places(object? text) => [.. Place().Matches((string)text!).Select(match => match.Value)];

    [GeneratedRegex(@"\$\{\w+\}|\$\w+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<!\{)\{[0-9]+\}")]
    private static partial Regex Place();
}
