using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using PortReservation.Blocks;
using PortReservation.Client;
using PortReservation.Sockets;

namespace PortReservation.Commands;

/// <summary>New-PortReservationSocket</summary>
[Cmdlet(
    VerbsCommon.New,
    "PortReservationSocket",
    DefaultParameterSetName = "InputObject",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Socket))]
public sealed class NewPortReservationSocketCommand : BlockCommand
{
    /// <summary>The reservations to open a socket of.</summary>
    [Parameter(ParameterSetName = "InputObject", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [BlockObjects(typeof(PersistentPortReservation))]
    [PSTypeName("PortReservation.PersistentPortReservation")]
    public PSObject[] InputObject { get; set; } = null!;

    /// <summary>The protocol of the reservation.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("tcp", "udp")]
    public string Protocol { get; set; } = "";

    /// <summary>The first port of the reservation.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ReservationCompleter))]
    public ushort StartPort { get; set; }

    /// <summary>The number of its ports.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ReservationCompleter))]
    public ushort NumberOfPorts { get; set; }

    /// <summary>The address to bind to.</summary>
    [Parameter]
    [Address]
    [PSDefaultValue(Value = "0.0.0.0")]
    public IPAddress Address { get; set; } = IPAddress.Any;

    private protected override BlockKind Kind => BlockKind.Reservation;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != "InputObject")
        {
            Open(Block(Protocols.Read(Protocol), StartPort, NumberOfPorts));
            return;
        }
        foreach (var (block, _) in BlocksOf(InputObject))
        {
            Open(block);
        }
    }

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        new(protocol, startPort, numberOfPorts);

    private void Open(PortBlock block)
    {
        var description = Sentences.SocketDescription($"{block}", System.Environment.MachineName);
        var question = Sentences.SocketQuestion($"{block}", System.Environment.MachineName);
        if (!ShouldProcess(description, question, Sentences.ConfirmCaption()))
        {
            return;
        }
        var lookup = LookUp(block);
        if (lookup.Found is not PersistentPortReservation reservation)
        {
            WriteError(lookup.Error!);
            return;
        }
        try
        {
            WriteObject(ReservedSocket.Open(reservation, Address));
        }
        catch (SocketException cause)
        {
            var message = cause.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? Sentences.NoPortLeft(block.NumberOfPorts, $"{block}")
                : Sentences.SocketRefused($"{block}", cause.Message);
            // The Winsock code on every platform; NativeErrorCode of the cause would be the platform's own.
            WriteError(Errors.For(new Refusal((int)cause.SocketErrorCode, "bind", message, null), reservation));
        }
    }
}
