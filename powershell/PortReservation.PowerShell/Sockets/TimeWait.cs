using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PortReservation.Sockets;

/// <summary>
/// Lets a TCP port be opened again on Linux whose former connections are in TIME_WAIT. Linux grants that where the old socket
/// and the new one have SO_REUSEADDR. With it two sockets that do not listen yet would share a port, so it is set after a port
/// was bound without it, and before only where nothing but TIME_WAIT is in the way. On Windows it would let others in.
/// </summary>
internal static class TimeWait
{
    private const string State = "06";

    /// <summary>The sockets of this process that may not listen yet, which the kernel's tables do not show.</summary>
    private static readonly List<WeakReference<Socket>> Opened = new();

    /// <summary>Prepares a bound socket for the day when its connections are in TIME_WAIT.</summary>
    internal static void AllowReopening(Socket socket)
    {
        if (IsConcerned(socket))
        {
            ReuseAddress(socket, 1);
            Remember(socket);
        }
    }

    /// <summary>Binds a socket to a port of the block that only TIME_WAIT holds.</summary>
    internal static bool TryBind(Socket socket, PersistentPortReservation reservation, IPAddress address)
    {
        if (!IsConcerned(socket))
        {
            return false;
        }
        var waiting = Waiting();
        ReuseAddress(socket, 1);
        foreach (var port in reservation.Ports().Where(waiting.Contains))
        {
            if (FreePort.TryBind(socket, address, port) == null)
            {
                Remember(socket);
                return true;
            }
        }
        return false;
    }

    private static bool IsConcerned(Socket socket) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && socket.SocketType == SocketType.Stream;

    /// <summary>The ports of which the kernel shows sockets in TIME_WAIT and no others, and which no socket of ours has.</summary>
    private static HashSet<int> Waiting()
    {
        var ports = new HashSet<int>();
        var others = new HashSet<int>(OpenPorts());
        foreach (var file in new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists))
        {
            foreach (var line in File.ReadLines(file).Skip(1))
            {
                // sl local_address rem_address st
                var fields = line.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
                var port = int.Parse(fields[1].Split(':')[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                (fields[3] == State ? ports : others).Add(port);
            }
        }
        ports.ExceptWith(others);
        return ports;
    }

    private static List<int> OpenPorts()
    {
        lock (Opened)
        {
            Opened.RemoveAll(reference => PortOf(reference) == null);
            return Opened.Select(PortOf).OfType<int>().ToList();
        }
    }

    private static int? PortOf(WeakReference<Socket> reference)
    {
        try
        {
            return reference.TryGetTarget(out var socket) ? ((IPEndPoint)socket.LocalEndPoint!).Port : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    private static void Remember(Socket socket)
    {
        lock (Opened)
        {
            Opened.Add(new WeakReference<Socket>(socket));
        }
    }

    /// <summary>.NET's own option of this name sets SO_REUSEPORT, too, with which two sockets listen on one port.</summary>
    private static void ReuseAddress(Socket socket, int value)
    {
        // asm-generic/socket.h: SOL_SOCKET, SO_REUSEADDR
        if (SetSocketOption((int)socket.Handle, 1, 2, ref value, sizeof(int)) != 0)
        {
            throw new SocketException((int)SocketError.SocketError);
        }
    }

    [DllImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static extern int SetSocketOption(int socket, int level, int option, ref int value, int size);
}
