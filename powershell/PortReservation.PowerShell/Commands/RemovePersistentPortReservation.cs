using System.Management.Automation;
using PortReservation.Blocks;

namespace PortReservation.Commands;

/// <summary>Removes the reservations of one protocol.</summary>
public abstract class RemovePersistentPortReservationCommand : RemoveBlockCommand
{
    /// <summary>The reservations to remove.</summary>
    [Parameter(ParameterSetName = "InputObject", Mandatory = true, ValueFromPipeline = true)]
    [BlockObjects(typeof(PersistentPortReservation))]
    [PSTypeName("PortReservation.PersistentPortReservation")]
    public PSObject[] InputObject { get; set; } = null!;

    /// <summary>The first port of the reservation.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ReservationCompleter))]
    public ushort StartPort { get; set; }

    /// <summary>The number of its ports.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ReservationCompleter))]
    public ushort NumberOfPorts { get; set; }

    private protected abstract string Protocol { get; }

    private protected override BlockKind Kind => BlockKind.Reservation;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "InputObject")
        {
            RemoveObjects(InputObject);
        }
        else
        {
            Remove(Block(Protocol, StartPort, NumberOfPorts), PipelineObject.Of(this));
        }
    }

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        new(Protocol, startPort, numberOfPorts);

    private protected override string OtherProtocol(PortBlock block, string its)
    {
        var other = its == Protocols.Tcp ? "Remove-PersistentTcpPortReservation" : "Remove-PersistentUdpPortReservation";
        return Sentences.OtherProtocol($"{new PortBlock(its, block.StartPort, block.NumberOfPorts)}", Protocol, other);
    }
}

/// <summary>Remove-PersistentTcpPortReservation</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "PersistentTcpPortReservation",
    DefaultParameterSetName = "Range",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PersistentPortReservation))]
public sealed class RemovePersistentTcpPortReservationCommand : RemovePersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Tcp;
}

/// <summary>Remove-PersistentUdpPortReservation</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "PersistentUdpPortReservation",
    DefaultParameterSetName = "Range",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PersistentPortReservation))]
public sealed class RemovePersistentUdpPortReservationCommand : RemovePersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Udp;
}
