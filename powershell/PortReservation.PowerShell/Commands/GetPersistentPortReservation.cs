using System.Management.Automation;
using PortReservation.Blocks;

namespace PortReservation.Commands;

/// <summary>Finds the reservations of one protocol.</summary>
public abstract class GetPersistentPortReservationCommand : GetBlockCommand
{
    /// <summary>The first port of the reservation.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ReservationCompleter))]
    public ushort StartPort { get; set; }

    /// <summary>The number of its ports. Without it, every reservation with this first port is found.</summary>
    [Parameter(ParameterSetName = "Range", Position = 1, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ReservationCompleter))]
    public ushort NumberOfPorts { get; set; }

    private protected abstract string Protocol { get; }

    private protected override BlockKind Kind => BlockKind.Reservation;

    private protected override string ListTarget => Protocol;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsBound(nameof(NumberOfPorts)))
        {
            Find(Block(Protocol, StartPort, NumberOfPorts));
        }
        else
        {
            List(Kind.List().With("protocol", Protocol), IsBound(nameof(StartPort)) ? StartPort : null);
        }
    }

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        new(Protocol, startPort, numberOfPorts);

    private protected override void EmitListed(object block)
    {
        if (((PersistentPortReservation)block).InEffect == false)
        {
            WriteWarning(Sentences.NotInEffect($"{block}"));
        }
        WriteObject(block);
    }
}

/// <summary>Get-PersistentTcpPortReservation</summary>
[Cmdlet(VerbsCommon.Get, "PersistentTcpPortReservation", DefaultParameterSetName = "List")]
[OutputType(typeof(PersistentPortReservation))]
public sealed class GetPersistentTcpPortReservationCommand : GetPersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Tcp;
}

/// <summary>Get-PersistentUdpPortReservation</summary>
[Cmdlet(VerbsCommon.Get, "PersistentUdpPortReservation", DefaultParameterSetName = "List")]
[OutputType(typeof(PersistentPortReservation))]
public sealed class GetPersistentUdpPortReservationCommand : GetPersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Udp;
}
