using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Peer
{
    /// <summary>Lookups as a C# program makes them.</summary>
    public sealed class Loop
    {
        [DllImport("iphlpapi")]
        private static extern uint LookupPersistentTcpPortReservation(ushort startPort, ushort numberOfPorts, out ulong token);

        /// <summary>Looks up blocks of one port, from port 10000 on.</summary>
        /// <param name="input">How many, as an <see cref="int"/>.</param>
        /// <returns>How many of them are reserved, as an <see cref="int"/>.</returns>
        public Task<object> Run(object input)
        {
            var reserved = 0;
            for (var index = 0; index < (int)input; index++)
            {
                var port = 10000 + index;
                var swapped = (ushort)((port << 8) | (port >> 8));
                reserved += LookupPersistentTcpPortReservation(swapped, 1, out _) == 0 ? 1 : 0;
            }
            return Task.FromResult<object>(reserved);
        }
    }
}
