using System.Management.Automation;

namespace PortReservation.Sessions;

/// <summary>Remove-Module calls this.</summary>
public sealed class ModuleEnd : IModuleAssemblyCleanup
{
    /// <summary>Takes the module from the runspace that removes it.</summary>
    public void OnRemove(PSModuleInfo module) => SessionTable.Close();
}
