using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PortReservation.Gate.Rules;

/// <summary>Each sentence of the scripts is there in every language, with the same places for values.</summary>
internal static partial class MessageRule
{
    private static readonly string[] languages = ["en", "it"];

    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        foreach (var script in module.Scripts)
        {
            foreach (var table in script.Find<HashtableAst>().Where(table => SentencesOf(table).Keys.Any(languages.Contains)))
            {
                var sentences = SentencesOf(table);
                foreach (var language in languages.Where(language => !sentences.ContainsKey(language)))
                {
                    yield return Told(table, $"the sentence is missing in {language}");
                }

                foreach (var (language, text) in sentences.Where(sentence => !Places(sentence.Value).SetEquals(Places(sentences.First().Value))))
                {
                    yield return Told(table, $"the sentence in {language} does not have the places for values of the others");
                }
            }

            Fault Told(Ast node, string message) => new("messages", script.File, script.LineOf(node), message);
        }
    }

    private static Dictionary<string, string> SentencesOf(HashtableAst table) => table.KeyValuePairs
        .Where(pair => pair.Item1 is StringConstantExpressionAst)
        .ToDictionary(pair => ((StringConstantExpressionAst)pair.Item1).Value, pair => pair.Item2.Extent.Text);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"(?<!\{)\{[0-9]+\}")]
    private static partial Regex Place();
}
