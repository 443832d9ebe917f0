using System.Management.Automation.Language;

namespace PortReservation.Gate.Rules;

/// <summary>
/// The scripts name few types, members and commands, and Windows PowerShell 5.1 has each of them. What more the module needs is
/// better compiled, where the compiler knows 5.1.
/// </summary>
internal static class NameRule
{
    private static readonly string[] types =
        ["object", "string", "bool", "void", "uint16", "type", "DscResource", "DscProperty", "ValidateSet", "System.IO.Path",
            "System.IO.FileNotFoundException", "System.IO.DirectoryNotFoundException", "System.Reflection.AssemblyName",
            "System.InvalidOperationException", "System.Environment"];

    private static readonly string[] members =
        ["Combine", "GetAssemblyName", "GetDirectoryName", "GetName", "Assembly", "Location", "Version", "Equals", "ToString", "new",
            "Exception", "Message", "SessionState", "LanguageMode", "NewLine", "Remedy", "Detail", "en", "it"];

    private static readonly string[] commands = ["Import-Module", "Set-StrictMode", "Initialize-PortReservation", "Invoke-PortReservationResource"];

    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        foreach (var script in module.Scripts)
        {
            var own = script.Find<TypeDefinitionAst>().Select(type => type.Name).ToList();
            foreach (var node in script.Nodes)
            {
                var (kind, name, known) = node switch
                {
                    TypeExpressionAst type => ("type", ElementOf(type.TypeName), types.Concat(own)),
                    TypeConstraintAst constraint => ("type", ElementOf(constraint.TypeName), types.Concat(own)),
                    AttributeAst attribute => ("type", attribute.TypeName.FullName, types.Concat(own)),
                    CommandAst command => ("command", command.GetCommandName(), commands),
                    MemberExpressionAst { Member: StringConstantExpressionAst member } => ("member", member.Value, members),
                    _ => ("", null, []),
                };
                if (kind.Length > 0 && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    yield return new Fault("names", script.File, script.LineOf(node), $"names the {kind} {name}, which nobody has looked up in 5.1");
                }
            }
        }
    }

    private static string ElementOf(ITypeName name) => name is ArrayTypeName array ? ElementOf(array.ElementType) : name.FullName;
}
