using System.Management.Automation;
using PortReservation.Blocks;

namespace PortReservation.Commands;

/// <summary>Tells whether reservations of one protocol exist: that one is not there is an answer, and no error.</summary>
public abstract class TestPersistentPortReservationCommand : BlockCommand
{
    private LookupBatch? batch;

    /// <summary>The reservations to test.</summary>
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
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        batch = new LookupBatch(Conversation, Kind, ReservationKind.Test, Sentences, Progress, Emit);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != "InputObject")
        {
            batch!.Add(Block(Protocol, StartPort, NumberOfPorts));
            return;
        }
        foreach (var (block, _) in BlocksOf(InputObject))
        {
            batch!.Add(block);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        batch!.Complete();
        base.EndProcessing();
    }

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        new(Protocol, startPort, numberOfPorts);

    private void Emit(Lookup lookup)
    {
        if (lookup.Error != null)
        {
            WriteError(lookup.Error);
        }
        else
        {
            WriteObject(!lookup.IsAbsent);
        }
    }
}

/// <summary>Test-PersistentTcpPortReservation</summary>
[Cmdlet(VerbsDiagnostic.Test, "PersistentTcpPortReservation", DefaultParameterSetName = "Range")]
[OutputType(typeof(bool))]
public sealed class TestPersistentTcpPortReservationCommand : TestPersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Tcp;
}

/// <summary>Test-PersistentUdpPortReservation</summary>
[Cmdlet(VerbsDiagnostic.Test, "PersistentUdpPortReservation", DefaultParameterSetName = "Range")]
[OutputType(typeof(bool))]
public sealed class TestPersistentUdpPortReservationCommand : TestPersistentPortReservationCommand
{
    private protected override string Protocol => Protocols.Udp;
}
