using System;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;

namespace PortReservation.Shim
{
    /// <summary>
    /// Sockets that may use a reservation. Windows refuses an ordinary bind inside the block; a socket associated with
    /// the token by SIO_ASSOCIATE_PORT_RESERVATION, and then bound to port 0, draws a port from it.
    /// </summary>
    public sealed class Sockets
    {
        /// <summary>The call that ended <see cref="Bind"/>, as the reply's first field has it.</summary>
        private enum Step
        {
            Done = 0,
            WsaStartup = 1,
            WsaSocket = 2,
            WsaIoctl = 3,
            Bind = 4,
            GetSockName = 5,
        }

        private const int AddressOffset = 9;
        private const int ReplySize = 24;
        private const int SockAddrIn6Size = 28;
        private const int WinsockAddressFamilyInet6 = 23;
        private const byte ProtocolTcp = 6;
        private const byte ProtocolUdp = 17;

        private static readonly Lazy<int> Startup = new Lazy<int>(StartWinsock);

        /// <summary>WSASocket, WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION), bind to port 0 and getsockname, in one crossing.</summary>
        /// <param name="input">
        /// A <see cref="byte"/> array: the token (8 bytes, little-endian), the protocol (1 byte: 6 for TCP, 17 for
        /// UDP), and the local address in ASCII, IPv4 or IPv6.
        /// </param>
        /// <returns>
        /// A <see cref="byte"/> array, little-endian: the step that failed (4 bytes: 0 none, 1 WSAStartup, 2 WSASocket,
        /// 3 WSAIoctl, 4 bind, 5 getsockname), its Winsock code (4), the SOCKET (8), the port drawn in host byte order (4),
        /// and the ioctl's count of bytes returned (4). After a failure the socket is closed already. Malformed input:
        /// ERROR_INVALID_PARAMETER as an <see cref="int"/>.
        /// </returns>
        public Task<object> Bind(object input)
        {
            return Answer.From<byte[]>(input, request =>
            {
                if (request.Length <= AddressOffset || !TryReadAddress(request, out var address))
                {
                    return Answer.ErrorInvalidParameter;
                }
                var protocol = request[AddressOffset - 1];
                if (protocol != ProtocolTcp && protocol != ProtocolUdp)
                {
                    return Answer.ErrorInvalidParameter;
                }
                return Draw(LittleEndian.ReadUInt64(request, 0), protocol, address);
            });
        }

        /// <summary>closesocket.</summary>
        /// <param name="input">The SOCKET: 8 bytes, little-endian.</param>
        /// <returns>The Winsock code as an <see cref="int"/>: 0 for success.</returns>
        public Task<object> Close(object input)
        {
            return Answer.From<byte[]>(input, request =>
            {
                if (request.Length != 8)
                {
                    return Answer.ErrorInvalidParameter;
                }
                var socket = new IntPtr((long)LittleEndian.ReadUInt64(request, 0));
                return NativeMethods.closesocket(socket) == 0 ? 0 : Marshal.GetLastWin32Error();
            });
        }

        private static bool TryReadAddress(byte[] request, out IPAddress address)
        {
            var text = Encoding.ASCII.GetString(request, AddressOffset, request.Length - AddressOffset);
            return IPAddress.TryParse(text, out address!);
        }

        private static byte[] Draw(ulong token, byte protocol, IPAddress address)
        {
            if (Startup.Value != 0)
            {
                return Reply(Step.WsaStartup, Startup.Value, 0, 0, 0);
            }
            var name = SockAddr(address);
            var socket = NativeMethods.WSASocketW(
                name[0], (int)(protocol == ProtocolTcp ? SocketType.Stream : SocketType.Dgram), protocol, IntPtr.Zero, 0,
                NativeMethods.WsaFlagOverlapped | NativeMethods.WsaFlagNoHandleInherit);
            if (socket == NativeMethods.InvalidSocket)
            {
                return Reply(Step.WsaSocket, Marshal.GetLastWin32Error(), 0, 0, 0);
            }
            if (NativeMethods.WSAIoctl(socket, NativeMethods.SioAssociatePortReservation, ref token, sizeof(ulong),
                IntPtr.Zero, 0, out var bytesReturned, IntPtr.Zero, IntPtr.Zero) != 0)
            {
                return CloseAfter(socket, Step.WsaIoctl, 0);
            }
            if (NativeMethods.bind(socket, name, name.Length) != 0)
            {
                return CloseAfter(socket, Step.Bind, bytesReturned);
            }
            var bound = new byte[SockAddrIn6Size];
            var boundLength = bound.Length;
            if (NativeMethods.getsockname(socket, bound, ref boundLength) != 0)
            {
                return CloseAfter(socket, Step.GetSockName, bytesReturned);
            }
            return Reply(Step.Done, 0, socket.ToInt64(), PortOf(bound), bytesReturned);
        }

        /// <summary>sockaddr_in or sockaddr_in6 with port 0, laid out as in ws2def.h and ws2ipdef.h.</summary>
        private static byte[] SockAddr(IPAddress address)
        {
            var bytes = address.GetAddressBytes();
            if (address.AddressFamily == AddressFamily.InterNetwork)
            {
                var inet = new byte[16];
                inet[0] = (byte)AddressFamily.InterNetwork;
                bytes.CopyTo(inet, 4);
                return inet;
            }
            var inet6 = new byte[SockAddrIn6Size];
            inet6[0] = WinsockAddressFamilyInet6;
            bytes.CopyTo(inet6, 8);
            LittleEndian.WriteUInt32(inet6, 24, (uint)address.ScopeId);
            return inet6;
        }

        /// <summary>The port of a sockaddr, from network byte order.</summary>
        private static ushort PortOf(byte[] name)
        {
            return (ushort)(name[2] << 8 | name[3]);
        }

        private static byte[] CloseAfter(IntPtr socket, Step step, uint bytesReturned)
        {
            var code = Marshal.GetLastWin32Error();
            NativeMethods.closesocket(socket);
            return Reply(step, code, 0, 0, bytesReturned);
        }

        private static byte[] Reply(Step step, int code, long socket, ushort port, uint bytesReturned)
        {
            var reply = new byte[ReplySize];
            LittleEndian.WriteUInt32(reply, 0, (uint)step);
            LittleEndian.WriteUInt32(reply, 4, (uint)code);
            LittleEndian.WriteUInt64(reply, 8, (ulong)socket);
            LittleEndian.WriteUInt32(reply, 16, port);
            LittleEndian.WriteUInt32(reply, 20, bytesReturned);
            return reply;
        }

        /// <summary>WSAStartup for Winsock 2.2; WSADATA has 408 bytes at most.</summary>
        private static int StartWinsock()
        {
            return NativeMethods.WSAStartup(0x0202, new byte[512]);
        }
    }
}
