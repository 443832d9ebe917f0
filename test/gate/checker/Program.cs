using PortReservation.Gate;
using PortReservation.Gate.Rules;

// gate [--rule <name>] <folder of a module>...: one line for each fault, with tabs between folder, rule, place and message.
var rules = new Dictionary<string, Func<ModuleFolder, IEnumerable<Fault>>>
{
    ["text"] = TextRule.Check,
    ["syntax"] = SyntaxRule.Check,
    ["names"] = NameRule.Check,
    ["help"] = HelpRule.Check,
    ["manifest"] = ManifestRule.Check,
    ["messages"] = MessageRule.Check,
};
var (asked, roots) = args is ["--rule", var only, .. var rest] ? ([rules[only]], rest) : (rules.Values.ToArray(), args);
foreach (var root in roots)
{
    var module = ModuleFolder.Load(root);
    foreach (var fault in asked.SelectMany(rule => rule(module)))
    {
        Console.WriteLine($"{root}\t{fault.Rule}\t{fault.File}:{fault.Line}\t{fault.Message}");
    }
}
