using System;
using System.Runtime.InteropServices;

// On Windows a library of these names is taken from System32 and from nowhere else.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace PortReservation.Shim
{
    /// <summary>
    /// The functions as iphlpapi.h, winsock2.h and stringapiset.h declare them. Ports are in network byte order here, and library
    /// names carry no suffix, so that other systems find a stand-in under their own naming.
    /// </summary>
    internal static class NativeMethods
    {
        private const string IpHelper = "iphlpapi";
        private const string Winsock = "ws2_32";
        private const string Kernel = "kernel32";

        [DllImport(IpHelper)]
        internal static extern uint CreatePersistentTcpPortReservation(ushort startPort, ushort numberOfPorts, out ulong token);

        [DllImport(IpHelper)]
        internal static extern uint CreatePersistentUdpPortReservation(ushort startPort, ushort numberOfPorts, out ulong token);

        [DllImport(IpHelper)]
        internal static extern uint DeletePersistentTcpPortReservation(ushort startPort, ushort numberOfPorts);

        [DllImport(IpHelper)]
        internal static extern uint DeletePersistentUdpPortReservation(ushort startPort, ushort numberOfPorts);

        [DllImport(IpHelper)]
        internal static extern uint LookupPersistentTcpPortReservation(ushort startPort, ushort numberOfPorts, out ulong token);

        [DllImport(IpHelper)]
        internal static extern uint LookupPersistentUdpPortReservation(ushort startPort, ushort numberOfPorts, out ulong token);

        [DllImport(IpHelper)]
        internal static extern uint GetExtendedTcpTable(
            byte[] table, ref uint size, int order, uint addressFamily, uint tableClass, uint reserved);

        [DllImport(IpHelper)]
        internal static extern uint GetExtendedUdpTable(
            byte[] table, ref uint size, int order, uint addressFamily, uint tableClass, uint reserved);

        internal static readonly IntPtr InvalidSocket = new IntPtr(-1);
        internal const uint WsaFlagOverlapped = 0x01;
        internal const uint WsaFlagNoHandleInherit = 0x80;

        /// <summary>SIO_ASSOCIATE_PORT_RESERVATION, <c>_WSAIOW(IOC_VENDOR, 102)</c> in mstcpip.h.</summary>
        internal const uint SioAssociatePortReservation = 0x98000066;

        [DllImport(Winsock)]
        internal static extern int WSAStartup(ushort versionRequested, byte[] data);

        [DllImport(Winsock, SetLastError = true)]
        internal static extern IntPtr WSASocketW(
            int addressFamily, int type, int protocol, IntPtr protocolInfo, uint group, uint flags);

        [DllImport(Winsock, SetLastError = true)]
        internal static extern int WSAIoctl(
            IntPtr socket, uint controlCode, ref ulong input, uint inputSize, IntPtr output, uint outputSize,
            out uint bytesReturned, IntPtr overlapped, IntPtr completionRoutine);

        [DllImport(Winsock, SetLastError = true)]
        internal static extern int bind(IntPtr socket, byte[] name, int nameLength);

        [DllImport(Winsock, SetLastError = true)]
        internal static extern int getsockname(IntPtr socket, byte[] name, ref int nameLength);

        [DllImport(Winsock, SetLastError = true)]
        internal static extern int closesocket(IntPtr socket);

        /// <summary>CP_OEMCP: the system's own code page for consoles.</summary>
        internal const uint OemCodePage = 1;

        [DllImport(Kernel, SetLastError = true)]
        internal static extern int MultiByteToWideChar(
            uint codePage, uint flags, byte[] text, int size, byte[] utf16, int utf16Units);
    }
}
