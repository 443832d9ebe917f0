namespace PortReservation;

/// <summary>A block of ports that the system holds back, or an exclusion that comes back after a restart.</summary>
public sealed class ExcludedPortRange
{
    internal ExcludedPortRange(
        string protocol,
        ushort startPort,
        ushort numberOfPorts,
        ulong? token,
        bool administered,
        string kind,
        bool inEffect,
        string store,
        string backend)
    {
        Protocol = protocol;
        StartPort = startPort;
        NumberOfPorts = numberOfPorts;
        Token = token;
        Administered = administered;
        Kind = kind;
        InEffect = inEffect;
        Store = store;
        Backend = backend;
    }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public string Protocol { get; }

    /// <summary>The first port, in host byte order.</summary>
    public ushort StartPort { get; }

    /// <summary>How many ports the block has.</summary>
    public ushort NumberOfPorts { get; }

    /// <summary>The last port.</summary>
    public ushort EndPort => PortReservation.Ports.Last(StartPort, NumberOfPorts);

    /// <summary>The token of a reservation; null for every other kind.</summary>
    public ulong? Token { get; }

    /// <summary>Whether the system marks the block as an administrator's.</summary>
    public bool Administered { get; }

    /// <summary>
    /// What holds the ports: <c>reservation</c> (it has a token), <c>administered</c> (an exclusion), <c>runtime</c> (a program
    /// or service, as long as it runs) or <c>foreign</c> (on Linux: put on the kernel's list by somebody else).
    /// </summary>
    public string Kind { get; }

    /// <summary>Whether the system holds the ports back at this moment.</summary>
    public bool InEffect { get; }

    /// <summary><c>active</c> or <c>persistent</c>: the store that was listed, or in which the exclusion was made.</summary>
    public string Store { get; }

    /// <summary>What the answer comes from: <c>windows</c>, <c>linux</c> or <c>memory</c>.</summary>
    public string Backend { get; }

    /// <summary>Every port of the block, in order.</summary>
    public int[] Ports() => PortReservation.Ports.Of(StartPort, NumberOfPorts);

    /// <summary><c>tcp 5000-5019</c>, or <c>tcp 5000</c> for a single port.</summary>
    public override string ToString() => PortReservation.Ports.Name(Protocol, StartPort, NumberOfPorts);
}
