using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PortReservation.Gate.Rules;

/// <summary>The module imports, and Get-Help answers everything of each of its commands.</summary>
internal static class HelpRule
{
    public static IEnumerable<Fault> Check(ModuleFolder module)
    {
        using var resource = new StreamReader(typeof(HelpRule).Assembly.GetManifestResourceStream("missing-help.ps1")!);
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(resource.ReadToEnd()).AddArgument(module.ManifestFile);
        try
        {
            return [.. shell.Invoke<string>().Select(text => new Fault("help", module.Relative(module.ManifestFile), 1, text))];
        }
        catch (RuntimeException exception)
        {
            return [new Fault("help", module.Relative(module.ManifestFile), 1, $"cannot be imported: {exception.Message}")];
        }
    }
}
