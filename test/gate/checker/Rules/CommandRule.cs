using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortReservation.Gate.Rules;

/// <summary>
/// The scripts call the module's own functions and the cmdlets of Microsoft.PowerShell.Core, with the parameters that these
/// have in 5.1, and nothing else: then the module loads in any host.
/// </summary>
internal static class CommandRule
{
    public static IEnumerable<Fault> Check(ModuleFolder module, ReferenceWorld world)
    {
        var own = module.Functions;
        foreach (var script in module.Scripts)
        {
            foreach (var call in script.Find<CommandAst>())
            {
                var name = call.GetCommandName();
                if (name is null)
                {
                    if (!IsScriptBlock(call) && !LoadsTheParts(call, script, module))
                    {
                        yield return Told(call, "calls what only shows at run time");
                    }
                }
                else if (world.Cmdlets.TryGetValue(name, out var cmdlet))
                {
                    foreach (var parameter in call.CommandElements.OfType<CommandParameterAst>())
                    {
                        if (!ParametersOf(cmdlet).Any(known => known.StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)))
                        {
                            yield return Told(parameter, $"{name} has no parameter -{parameter.ParameterName} in 5.1");
                        }
                    }
                }
                else if (!own.Contains(name))
                {
                    yield return Told(call, $"{name} is neither the module's own nor the engine's");
                }
            }

            Fault Told(Ast node, string message) => new("commands", script.File, script.LineOf(node), $"{message}: {node.Extent.Text.Split('\n')[0]}");
        }
    }

    private static bool IsScriptBlock(CommandAst call) => call.CommandElements[0] is ScriptBlockExpressionAst;

    private static bool LoadsTheParts(CommandAst call, Script script, ModuleFolder module) =>
        script == module.RootModule && call.InvocationOperator == TokenKind.Dot;

    private static IEnumerable<string> ParametersOf(Type cmdlet) =>
    [
        .. Cmdlet.CommonParameters.Except(["ProgressAction"]),
        .. Cmdlet.OptionalCommonParameters,
        .. cmdlet.GetProperties()
            .Where(property => property.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == nameof(ParameterAttribute)))
            .Select(property => property.Name),
    ];
}
