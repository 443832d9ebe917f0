namespace PortReservation.Shim
{
    /// <summary>The byte order of the records that cross edge-js, whatever the processor's own.</summary>
    internal static class LittleEndian
    {
        internal static ushort ReadUInt16(byte[] bytes, int offset)
        {
            return (ushort)(bytes[offset] | bytes[offset + 1] << 8);
        }

        internal static uint ReadUInt32(byte[] bytes, int offset)
        {
            return ReadUInt16(bytes, offset) | (uint)ReadUInt16(bytes, offset + 2) << 16;
        }

        internal static ulong ReadUInt64(byte[] bytes, int offset)
        {
            return ReadUInt32(bytes, offset) | (ulong)ReadUInt32(bytes, offset + 4) << 32;
        }

        internal static void WriteUInt16(byte[] bytes, int offset, ushort value)
        {
            bytes[offset] = (byte)value;
            bytes[offset + 1] = (byte)(value >> 8);
        }

        internal static void WriteUInt32(byte[] bytes, int offset, uint value)
        {
            WriteUInt16(bytes, offset, (ushort)value);
            WriteUInt16(bytes, offset + 2, (ushort)(value >> 16));
        }

        internal static void WriteUInt64(byte[] bytes, int offset, ulong value)
        {
            WriteUInt32(bytes, offset, (uint)value);
            WriteUInt32(bytes, offset + 4, (uint)(value >> 32));
        }
    }
}
