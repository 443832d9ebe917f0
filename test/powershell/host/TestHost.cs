using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace PortReservation.TestHost;

internal sealed class TestHost : PSHost
{
    public int? ExitCode { get; private set; }

    public override string Name => "PortReservation test host";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; } = new ConsoleUserInterface();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public void WriteError(ErrorRecord error) => UI.WriteErrorLine($"{error} [{error.FullyQualifiedErrorId}]");

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
