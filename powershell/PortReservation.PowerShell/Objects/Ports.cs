using System.Globalization;

namespace PortReservation;

/// <summary>What the objects say of the ports of a block.</summary>
internal static class Ports
{
    internal static ushort Last(ushort start, ushort count) => (ushort)(start + count - 1);

    internal static int[] Of(ushort start, ushort count)
    {
        var ports = new int[count];
        for (var i = 0; i < count; i++)
        {
            ports[i] = start + i;
        }
        return ports;
    }

    /// <summary>The block as the core names it. One of either protocol has no name before its ports.</summary>
    internal static string Name(string protocol, ushort start, ushort count)
    {
        var last = start + count - 1;
        var first = start.ToString(CultureInfo.InvariantCulture);
        var ports = last == start ? first : first + "-" + last.ToString(CultureInfo.InvariantCulture);
        return protocol.Length == 0 ? ports : protocol + " " + ports;
    }
}
