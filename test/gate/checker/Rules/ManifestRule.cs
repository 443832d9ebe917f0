using System.Management.Automation.Language;

namespace PortReservation.Gate.Rules;

/// <summary>The manifest lists exactly what exists beside the commands, which the tests of the module count.</summary>
internal static class ManifestRule
{
    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        var resources = module.RootModule.Find<TypeDefinitionAst>()
            .Where(type => type.Attributes.Any(attribute => attribute.TypeName.Name == "DscResource"))
            .Select(type => type.Name);
        (string List, IEnumerable<string> Exists)[] lists =
        [
            ("FunctionsToExport", []),
            ("DscResourcesToExport", resources),
            ("VariablesToExport", []),
            ("FormatsToProcess", FilesEndingWith(".format.ps1xml")),
            ("TypesToProcess", FilesEndingWith(".types.ps1xml")),
        ];
        foreach (var (list, exists) in lists)
        {
            var listed = module.ManifestList(list).ToList();
            foreach (var name in exists.Except(listed))
            {
                yield return Told($"{list} does not list {name}");
            }

            foreach (var name in listed.Except(exists))
            {
                yield return Told($"{list} lists {name}, which does not exist");
            }
        }

        IEnumerable<string> FilesEndingWith(string ending) =>
            module.Files.Select(module.Relative).Where(file => file.EndsWith(ending, StringComparison.Ordinal));

        Fault Told(string message) => new("manifest", module.Relative(module.ManifestFile), 1, message);
    }
}
