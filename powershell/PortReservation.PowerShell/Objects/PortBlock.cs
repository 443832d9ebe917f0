namespace PortReservation;

/// <summary>A block that was asked for: the TargetObject of errors, where nothing in the system is behind it.</summary>
public class PortBlock
{
    internal PortBlock(string protocol, ushort startPort, ushort numberOfPorts)
    {
        Protocol = protocol;
        StartPort = startPort;
        NumberOfPorts = numberOfPorts;
    }

    /// <summary><c>tcp</c> or <c>udp</c>, or empty where both were asked for.</summary>
    public string Protocol { get; }

    /// <summary>The first port, in host byte order.</summary>
    public ushort StartPort { get; }

    /// <summary>How many ports the block has.</summary>
    public ushort NumberOfPorts { get; }

    /// <summary><c>tcp 5000-5019</c>, or <c>tcp 5000</c> for a single port.</summary>
    public override string ToString() => Ports.Name(Protocol, StartPort, NumberOfPorts);
}

/// <summary>A block that was asked for as an exclusion.</summary>
public sealed class ExclusionBlock : PortBlock
{
    internal ExclusionBlock(string protocol, ushort startPort, ushort numberOfPorts, string store)
        : base(protocol, startPort, numberOfPorts) => Store = store;

    /// <summary><c>active</c> or <c>persistent</c>.</summary>
    public string Store { get; }
}
