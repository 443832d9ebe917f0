using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortReservation.Gate.Rules;

/// <summary>One function (or class) a file, named after it; public ones are complete cmdlets.</summary>
internal static class FunctionRule
{
    private static readonly string[] changing =
        ["Add", "Clear", "Disable", "Enable", "Install", "New", "Register", "Remove", "Repair", "Reset", "Restore", "Set", "Start", "Stop", "Uninstall", "Unregister", "Update"];

    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        foreach (var script in module.In("Public").Concat(module.In("Private")))
        {
            var name = Path.GetFileNameWithoutExtension(script.File);
            var defined = script.Syntax.EndBlock.Statements.Select(NameOf).OfType<string>().ToList();
            if (defined.Count != 1 || defined[0] != name)
            {
                yield return new Fault("functions", script.File, 1, $"defines {string.Join(", ", defined)}, where it is to define {name} alone");
            }
        }

        foreach (var script in module.In("Public"))
        {
            foreach (var function in script.Syntax.EndBlock.Statements.OfType<FunctionDefinitionAst>())
            {
                var attributes = function.Body.ParamBlock?.Attributes ?? Enumerable.Empty<AttributeAst>();
                var binding = attributes.FirstOrDefault(attribute => attribute.TypeName.Name == "CmdletBinding");
                if (binding is null)
                {
                    yield return Told("has no CmdletBinding");
                }

                if (!attributes.Any(attribute => attribute.TypeName.Name == "OutputType"))
                {
                    yield return Told("has no OutputType");
                }

                var asks = binding?.NamedArguments.Any(argument => argument.ArgumentName == nameof(CmdletBindingAttribute.SupportsShouldProcess)) == true;
                if (changing.Contains(function.Name.Split('-')[0]) && !asks)
                {
                    yield return Told("changes something and has no SupportsShouldProcess");
                }

                Fault Told(string message) => new("functions", script.File, script.LineOf(function), $"{function.Name} {message}");
            }
        }
    }

    private static string? NameOf(StatementAst statement) => statement switch
    {
        FunctionDefinitionAst function => function.Name,
        TypeDefinitionAst type => type.Name,
        _ => null,
    };
}
