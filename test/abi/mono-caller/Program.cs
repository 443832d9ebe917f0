using System;
using System.Linq;
using System.Text;
using PortReservation.Shim;

namespace PortReservation.MonoCaller
{
    /// <summary>Calls each method of the shim as edge-js would, and prints what it answers, one line a call.</summary>
    internal static class Program
    {
        private const int Block = 5000 | 20 << 16;
        private const byte Tcp = 6;

        private static void Main()
        {
            var reservations = new Reservations();
            var sockets = new Sockets();

            Print("CreateTcp", reservations.CreateTcp(Block).Result);
            Print("CreateTcp again", reservations.CreateTcp(Block).Result);
            Print("CreateUdp", reservations.CreateUdp(Block).Result);
            Print("LookupTcp", reservations.LookupTcp(Block).Result);
            Print("LookupTcp other", reservations.LookupTcp(Block + 1).Result);
            var found = (byte[])reservations.LookupManyTcp(Batch(5000, 20, 5000, 21)).Result;
            Print("LookupManyTcp", BitConverter.ToUInt32(found, 0));
            Print("LookupManyTcp token", BitConverter.ToUInt64(found, 4));
            Print("LookupManyTcp other", BitConverter.ToUInt32(found, 12));

            var drawn = (byte[])sockets.Bind(BindRequest(BitConverter.ToUInt64(found, 4))).Result;
            Print("Bind step", BitConverter.ToUInt32(drawn, 0));
            Print("Bind code", BitConverter.ToUInt32(drawn, 4));
            Print("Bind port", BitConverter.ToUInt32(drawn, 16));
            Print("Close", sockets.Close(drawn.Skip(8).Take(8).ToArray()).Result);
            var refused = (byte[])sockets.Bind(BindRequest(7)).Result;
            Print("Bind refused step", BitConverter.ToUInt32(refused, 0));
            Print("Bind refused code", BitConverter.ToUInt32(refused, 4));

            Print("DeleteUdp", reservations.DeleteUdp(Block).Result);
            Print("DeleteTcp", reservations.DeleteTcp(Block).Result);
            Print("DeleteTcp again", reservations.DeleteTcp(Block).Result);
            Print("CreateTcp of no number", reservations.CreateTcp("5000").Result);
            Print("OemText", new SystemInformation().OemText(new byte[] { 0x46, 0x81, 0x72, 0x20, 0x8a }).Result);
            Print("runtime", Type.GetType("Mono.Runtime") == null ? "not Mono" : "Mono");
        }

        private static void Print(string call, object answer)
        {
            Console.WriteLine($"{call}: {answer}");
        }

        private static byte[] Batch(params ushort[] values)
        {
            return values.SelectMany(BitConverter.GetBytes).ToArray();
        }

        private static byte[] BindRequest(ulong token)
        {
            return BitConverter.GetBytes(token).Append(Tcp).Concat(Encoding.ASCII.GetBytes("127.0.0.1")).ToArray();
        }
    }
}
