using System.Management.Automation;
using PortReservation.Blocks;

namespace PortReservation.Commands;

/// <summary>Reserves blocks of one protocol.</summary>
public abstract class NewPersistentPortReservationCommand : NewBlockCommand
{
    /// <summary>The first port to reserve.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    public ushort StartPort { get; set; }

    /// <summary>How many ports to reserve.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    public ushort NumberOfPorts { get; set; }

    private protected abstract string Protocol { get; }

    private protected override BlockKind Kind => BlockKind.Reservation;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Create(Block(Protocol, StartPort, NumberOfPorts));

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        new(Protocol, startPort, numberOfPorts);
}

/// <summary>New-PersistentTcpPortReservation</summary>
[Cmdlet(VerbsCommon.New, "PersistentTcpPortReservation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PersistentPortReservation))]
public sealed class NewPersistentTcpPortReservationCommand : NewPersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Tcp;
}

/// <summary>New-PersistentUdpPortReservation</summary>
[Cmdlet(VerbsCommon.New, "PersistentUdpPortReservation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PersistentPortReservation))]
public sealed class NewPersistentUdpPortReservationCommand : NewPersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Udp;
}
