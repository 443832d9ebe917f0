using System.Net;
using System.Net.Sockets;

namespace PortReservation.Sockets;

/// <summary>Draws a port where the system itself does not.</summary>
internal static class FreePort
{
    /// <summary>
    /// Binds a socket to the first free port of a block. Where none is free, one that only a connection in TIME_WAIT still
    /// holds will do, as it does for Node.js.
    /// </summary>
    /// <exception cref="SocketException">There is neither, or something else hinders.</exception>
    internal static void Bind(Socket socket, PersistentPortReservation reservation, IPAddress address)
    {
        SocketException? refusal = null;
        foreach (var port in reservation.Ports())
        {
            refusal = TryBind(socket, address, port);
            if (refusal == null)
            {
                TimeWait.AllowReopening(socket);
                return;
            }
            if (refusal.SocketErrorCode != SocketError.AddressAlreadyInUse)
            {
                throw refusal;
            }
        }
        if (!TimeWait.TryBind(socket, reservation, address))
        {
            throw refusal!;
        }
    }

    internal static SocketException? TryBind(Socket socket, IPAddress address, int port)
    {
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return null;
        }
        catch (SocketException exception)
        {
            return exception;
        }
    }
}
