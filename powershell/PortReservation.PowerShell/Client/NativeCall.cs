namespace PortReservation.Client;

/// <summary>A call to the system that the bridge made for a request, and what the system answered.</summary>
internal sealed class NativeCall
{
    internal NativeCall(string name, int errno, string detail)
    {
        Name = name;
        Errno = errno;
        Detail = detail;
    }

    internal string Name { get; }

    internal int Errno { get; }

    internal string Detail { get; }
}
