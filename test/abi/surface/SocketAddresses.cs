using System.Net;
using System.Reflection;

namespace PortReservation.Surface;

/// <summary>
/// The shim writes and reads socket addresses byte by byte. Giving it values that are told apart shows at which
/// offsets it does so.
/// </summary>
internal static class SocketAddresses
{
    private const int Scope = 0x71727374;
    private const int Marker = 0xee;
    private static readonly IPAddress Inet = new([0x11, 0x22, 0x33, 0x44]);
    private static readonly IPAddress Inet6 = new([.. Enumerable.Range(0x41, 16).Select(value => (byte)value)], Scope);

    internal static IEnumerable<object> LayoutsOf(Assembly shim)
    {
        var sockets = shim.GetType("PortReservation.Shim.Sockets", throwOnError: true)!;
        var inet = (byte[])Call(sockets, "SockAddr", Inet);
        var inet6 = (byte[])Call(sockets, "SockAddr", Inet6);
        var port = OffsetOfPort(sockets, inet6.Length);
        return
        [
            new
            {
                name = "sockaddr_in",
                size = inet.Length,
                offsets = new { sin_family = 0, sin_port = port, sin_addr = OffsetOf(inet, Inet.GetAddressBytes()) },
                family = inet[0] | inet[1] << 8,
            },
            new
            {
                name = "sockaddr_in6",
                size = inet6.Length,
                offsets = new
                {
                    sin6_family = 0,
                    sin6_port = port,
                    sin6_addr = OffsetOf(inet6, Inet6.GetAddressBytes()),
                    sin6_scope_id = OffsetOf(inet6, BitConverter.GetBytes(Scope)),
                },
                family = inet6[0] | inet6[1] << 8,
            },
        ];
    }

    /// <summary>The byte from which the shim takes the upper half of a port, in network byte order.</summary>
    private static int OffsetOfPort(Type sockets, int size)
    {
        return Enumerable.Range(0, size).Single(at =>
        {
            var name = new byte[size];
            name[at] = Marker;
            return (ushort)Call(sockets, "PortOf", name) == Marker << 8;
        });
    }

    private static int OffsetOf(byte[] structure, byte[] value)
    {
        return structure.AsSpan().IndexOf(value);
    }

    private static object Call(Type type, string method, object argument)
    {
        var found = type.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(type.FullName, method);
        return found.Invoke(null, [argument])!;
    }
}
