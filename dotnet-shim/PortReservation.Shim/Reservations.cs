using System;
using System.Globalization;
using System.Threading.Tasks;

namespace PortReservation.Shim
{
    /// <summary>
    /// The six functions of iphlpapi. Ports come in host byte order; the swap to network order happens in this class
    /// and nowhere else. Win32 codes are answers, never exceptions.
    /// </summary>
    public sealed class Reservations
    {
        private const int RequestSize = 4;
        private const int ReplySize = 12;

        private delegate uint NamesToken(ushort startPort, ushort numberOfPorts, out ulong token);

        /// <summary>CreatePersistentTcpPortReservation; needs elevation.</summary>
        /// <param name="input">An <see cref="int"/>: the start port, and the number of ports shifted left by 16.</param>
        /// <returns>The token as a string of 16 hexadecimal digits, or the Win32 code as an <see cref="int"/>.</returns>
        public Task<object> CreateTcp(object input)
        {
            return TokenOf(input, NativeMethods.CreatePersistentTcpPortReservation);
        }

        /// <summary>CreatePersistentUdpPortReservation; otherwise as <see cref="CreateTcp"/>.</summary>
        /// <param name="input">As for <see cref="CreateTcp"/>.</param>
        /// <returns>As <see cref="CreateTcp"/>.</returns>
        public Task<object> CreateUdp(object input)
        {
            return TokenOf(input, NativeMethods.CreatePersistentUdpPortReservation);
        }

        /// <summary>DeletePersistentTcpPortReservation; needs elevation.</summary>
        /// <param name="input">As for <see cref="CreateTcp"/>.</param>
        /// <returns>The Win32 code as an <see cref="int"/>: 0 for success.</returns>
        public Task<object> DeleteTcp(object input)
        {
            return Delete(input, NativeMethods.DeletePersistentTcpPortReservation);
        }

        /// <summary>DeletePersistentUdpPortReservation; otherwise as <see cref="DeleteTcp"/>.</summary>
        /// <param name="input">As for <see cref="CreateTcp"/>.</param>
        /// <returns>As <see cref="DeleteTcp"/>.</returns>
        public Task<object> DeleteUdp(object input)
        {
            return Delete(input, NativeMethods.DeletePersistentUdpPortReservation);
        }

        /// <summary>LookupPersistentTcpPortReservation.</summary>
        /// <param name="input">As for <see cref="CreateTcp"/>.</param>
        /// <returns>As <see cref="CreateTcp"/>.</returns>
        public Task<object> LookupTcp(object input)
        {
            return TokenOf(input, NativeMethods.LookupPersistentTcpPortReservation);
        }

        /// <summary>LookupPersistentUdpPortReservation; otherwise as <see cref="LookupTcp"/>.</summary>
        /// <param name="input">As for <see cref="CreateTcp"/>.</param>
        /// <returns>As <see cref="CreateTcp"/>.</returns>
        public Task<object> LookupUdp(object input)
        {
            return TokenOf(input, NativeMethods.LookupPersistentUdpPortReservation);
        }

        /// <summary>LookupPersistentTcpPortReservation for each block of a batch.</summary>
        /// <param name="input">
        /// A <see cref="byte"/> array of 4 bytes a block, little-endian: start port (2), number of ports (2).
        /// </param>
        /// <returns>
        /// A <see cref="byte"/> array of 12 bytes a block, little-endian: Win32 code (4), token (8, zero unless the
        /// code is 0). Malformed input: ERROR_INVALID_PARAMETER as an <see cref="int"/>.
        /// </returns>
        public Task<object> LookupManyTcp(object input)
        {
            return TokensOf(input, NativeMethods.LookupPersistentTcpPortReservation);
        }

        /// <summary>LookupPersistentUdpPortReservation; otherwise as <see cref="LookupManyTcp"/>.</summary>
        /// <param name="input">As for <see cref="LookupManyTcp"/>.</param>
        /// <returns>As <see cref="LookupManyTcp"/>.</returns>
        public Task<object> LookupManyUdp(object input)
        {
            return TokensOf(input, NativeMethods.LookupPersistentUdpPortReservation);
        }

        private static Task<object> TokenOf(object input, NamesToken call)
        {
            return Answer.From<int>(input, block =>
            {
                var code = call(NetworkOrder((ushort)block), (ushort)(block >> 16), out var token);
                return code == 0 ? token.ToString("x16", CultureInfo.InvariantCulture) : (object)(int)code;
            });
        }

        private static Task<object> Delete(object input, Func<ushort, ushort, uint> delete)
        {
            return Answer.From<int>(input, block => (int)delete(NetworkOrder((ushort)block), (ushort)(block >> 16)));
        }

        private static Task<object> TokensOf(object input, NamesToken lookup)
        {
            return Answer.From<byte[]>(input, request =>
            {
                if (request.Length % RequestSize != 0)
                {
                    return Answer.ErrorInvalidParameter;
                }
                var reply = new byte[request.Length / RequestSize * ReplySize];
                for (int at = 0, to = 0; at < request.Length; at += RequestSize, to += ReplySize)
                {
                    var startPort = LittleEndian.ReadUInt16(request, at);
                    var numberOfPorts = LittleEndian.ReadUInt16(request, at + 2);
                    var code = lookup(NetworkOrder(startPort), numberOfPorts, out var token);
                    LittleEndian.WriteUInt32(reply, to, code);
                    LittleEndian.WriteUInt64(reply, to + 4, code == 0 ? token : 0);
                }
                return reply;
            });
        }

        /// <summary>htons: a no-op where the processor is big-endian.</summary>
        private static ushort NetworkOrder(ushort port)
        {
            return BitConverter.IsLittleEndian ? (ushort)(port << 8 | port >> 8) : port;
        }
    }
}
