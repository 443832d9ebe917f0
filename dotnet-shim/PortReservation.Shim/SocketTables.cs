using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;

namespace PortReservation.Shim
{
    /// <summary>
    /// GetExtendedTcpTable and GetExtendedUdpTable: the open sockets, IPv4 and IPv6, with the processes that own them. No
    /// elevation is needed. The local port of a row is in network byte order, in the first two bytes of its field.
    /// </summary>
    public sealed class SocketTables
    {
        private const uint AfInet = 2;
        private const uint AfInet6 = 23;
        private const uint TcpTableOwnerPidAll = 5;
        private const uint UdpTableOwnerPid = 1;
        private const uint ErrorInsufficientBuffer = 122;

        private const int TcpRowSize = 24;
        private const int TcpRowState = 0;
        private const int TcpRowAddress = 4;
        private const int TcpRowPort = 8;
        private const int TcpRowPid = 20;

        private const int Tcp6RowSize = 56;
        private const int Tcp6RowAddress = 0;
        private const int Tcp6RowPort = 20;
        private const int Tcp6RowState = 48;
        private const int Tcp6RowPid = 52;

        private const int UdpRowSize = 12;
        private const int UdpRowAddress = 0;
        private const int UdpRowPort = 4;
        private const int UdpRowPid = 8;

        private const int Udp6RowSize = 28;
        private const int Udp6RowAddress = 0;
        private const int Udp6RowPort = 20;
        private const int Udp6RowPid = 24;

        private const int Ipv4AddressSize = 4;
        private const int Ipv6AddressSize = 16;

        /// <summary>The rows of a table begin behind their number.</summary>
        private const int FirstRow = 4;

        /// <summary>Where a row has what.</summary>
        private sealed class Layout
        {
            internal int Size, Address, AddressSize, Port, State, Pid;
        }

        private static readonly Layout Tcp4 = new Layout
        {
            Size = TcpRowSize, Address = TcpRowAddress, AddressSize = Ipv4AddressSize, Port = TcpRowPort, State = TcpRowState, Pid = TcpRowPid,
        };

        private static readonly Layout Tcp6 = new Layout
        {
            Size = Tcp6RowSize, Address = Tcp6RowAddress, AddressSize = Ipv6AddressSize, Port = Tcp6RowPort, State = Tcp6RowState, Pid = Tcp6RowPid,
        };

        private static readonly Layout Udp4 = new Layout
        {
            Size = UdpRowSize, Address = UdpRowAddress, AddressSize = Ipv4AddressSize, Port = UdpRowPort, State = -1, Pid = UdpRowPid,
        };

        private static readonly Layout Udp6 = new Layout
        {
            Size = Udp6RowSize, Address = Udp6RowAddress, AddressSize = Ipv6AddressSize, Port = Udp6RowPort, State = -1, Pid = Udp6RowPid,
        };

        private delegate uint ReadsTable(byte[] table, ref uint size);

        /// <summary>The TCP sockets with a local port in a block.</summary>
        /// <param name="input">An <see cref="int"/>: the start port, and the number of ports shifted left by 16.</param>
        /// <returns>
        /// A string array with an entry for each: the state (MIB_TCP_STATE, 1 to 12), the process id, the port, the address,
        /// and the process's name, blanks between them; the name is empty where Windows does not show it. Or the Win32 code as
        /// an <see cref="int"/>.
        /// </returns>
        public Task<object> Tcp(object input)
        {
            return Read(
                input,
                (byte[] table, ref uint size) => NativeMethods.GetExtendedTcpTable(table, ref size, 0, AfInet, TcpTableOwnerPidAll, 0),
                Tcp4,
                (byte[] table, ref uint size) => NativeMethods.GetExtendedTcpTable(table, ref size, 0, AfInet6, TcpTableOwnerPidAll, 0),
                Tcp6);
        }

        /// <summary>The UDP sockets with a local port in a block; otherwise as <see cref="Tcp"/>.</summary>
        /// <param name="input">As for <see cref="Tcp"/>.</param>
        /// <returns>As <see cref="Tcp"/>, with 0 as the state.</returns>
        public Task<object> Udp(object input)
        {
            return Read(
                input,
                (byte[] table, ref uint size) => NativeMethods.GetExtendedUdpTable(table, ref size, 0, AfInet, UdpTableOwnerPid, 0),
                Udp4,
                (byte[] table, ref uint size) => NativeMethods.GetExtendedUdpTable(table, ref size, 0, AfInet6, UdpTableOwnerPid, 0),
                Udp6);
        }

        private static Task<object> Read(object input, ReadsTable read4, Layout layout4, ReadsTable read6, Layout layout6)
        {
            return Answer.From<int>(input, block =>
            {
                var rows = new List<string>();
                var names = new Dictionary<uint, string>();
                var first = (ushort)block;
                var last = first + (ushort)(block >> 16) - 1;
                var code = AddRows(read4, layout4, first, last, names, rows);
                code = code == 0 ? AddRows(read6, layout6, first, last, names, rows) : code;
                return code == 0 ? rows.ToArray() : (object)(int)code;
            });
        }

        private static uint AddRows(
            ReadsTable read, Layout layout, int first, int last, Dictionary<uint, string> names, List<string> rows)
        {
            var table = new byte[0];
            uint size = 0;
            uint code;
            // The table may grow between two calls.
            while ((code = read(table, ref size)) == ErrorInsufficientBuffer)
            {
                table = new byte[size];
            }
            if (code != 0 || table.Length < FirstRow)
            {
                return code;
            }
            var count = LittleEndian.ReadUInt32(table, 0);
            for (int row = 0, at = FirstRow; row < count && at + layout.Size <= table.Length; row++, at += layout.Size)
            {
                var port = table[at + layout.Port] << 8 | table[at + layout.Port + 1];
                if (port < first || port > last)
                {
                    continue;
                }
                var address = new byte[layout.AddressSize];
                Array.Copy(table, at + layout.Address, address, 0, address.Length);
                var state = layout.State < 0 ? 0 : LittleEndian.ReadUInt32(table, at + layout.State);
                var pid = LittleEndian.ReadUInt32(table, at + layout.Pid);
                rows.Add(string.Format(
                    CultureInfo.InvariantCulture, "{0} {1} {2} {3} {4}", state, pid, port, new IPAddress(address), NameOf(pid, names)));
            }
            return 0;
        }

        /// <summary>Empty for a process that has ended meanwhile, or whose name Windows does not show.</summary>
        private static string NameOf(uint pid, Dictionary<uint, string> names)
        {
            if (!names.TryGetValue(pid, out var name))
            {
                try
                {
                    using (var process = Process.GetProcessById((int)pid))
                    {
                        name = process.ProcessName;
                    }
                }
                catch (Exception)
                {
                    name = string.Empty;
                }
                names[pid] = name;
            }
            return name;
        }
    }
}
