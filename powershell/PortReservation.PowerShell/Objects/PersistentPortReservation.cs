namespace PortReservation;

/// <summary>A block of ports that is reserved across restarts.</summary>
public sealed class PersistentPortReservation
{
    internal PersistentPortReservation(
        string protocol, ushort startPort, ushort numberOfPorts, ulong token, string backend, bool? inEffect = null)
    {
        Protocol = protocol;
        StartPort = startPort;
        NumberOfPorts = numberOfPorts;
        Token = token;
        Backend = backend;
        InEffect = inEffect;
    }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public string Protocol { get; }

    /// <summary>The first port, in host byte order.</summary>
    public ushort StartPort { get; }

    /// <summary>How many ports the block has.</summary>
    public ushort NumberOfPorts { get; }

    /// <summary>The last port.</summary>
    public ushort EndPort => PortReservation.Ports.Last(StartPort, NumberOfPorts);

    /// <summary>
    /// What a socket presents to draw a port from the block: 64 opaque bits, which may be others after each restart.
    /// </summary>
    public ulong Token { get; }

    /// <summary>What keeps the reservation: <c>windows</c>, <c>linux</c> or <c>memory</c>.</summary>
    public string Backend { get; }

    /// <summary>
    /// Whether the system holds the ports back at this moment. Only a list tells; after another command it is null.
    /// </summary>
    public bool? InEffect { get; }

    /// <summary>Every port of the block, in order.</summary>
    public int[] Ports() => PortReservation.Ports.Of(StartPort, NumberOfPorts);

    /// <summary><c>tcp 5000-5019</c>, or <c>tcp 5000</c> for a single port.</summary>
    public override string ToString() => PortReservation.Ports.Name(Protocol, StartPort, NumberOfPorts);
}
