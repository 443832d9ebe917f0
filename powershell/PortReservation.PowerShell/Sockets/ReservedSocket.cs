using System;
using System.Net;
using System.Net.Sockets;

namespace PortReservation.Sockets;

/// <summary>Opens sockets on ports of a reservation.</summary>
internal static class ReservedSocket
{
    /// <summary>SIO_ASSOCIATE_PORT_RESERVATION (mstcpip.h) presents the token; port 0 then draws from the block.</summary>
    private const int AssociatePortReservation = unchecked((int)0x98000066);

    /// <summary>A socket bound to a port of the block.</summary>
    /// <exception cref="SocketException">None is free, or something else hinders.</exception>
    internal static Socket Open(PersistentPortReservation reservation, IPAddress address)
    {
        // The protocol follows from the type. Had it been named, .NET would set SO_REUSEADDR on Unix before it binds, with
        // which two TCP sockets share a port as long as neither listens.
        var type = reservation.Protocol == "tcp" ? SocketType.Stream : SocketType.Dgram;
        var socket = new Socket(address.AddressFamily, type, ProtocolType.Unspecified);
        try
        {
            if (reservation.Backend == "windows")
            {
                socket.IOControl(AssociatePortReservation, BitConverter.GetBytes(reservation.Token), null);
                socket.Bind(new IPEndPoint(address, 0));
            }
            else
            {
                FreePort.Bind(socket, reservation, address);
            }
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
