namespace PortReservation.Commands;

/// <summary>The codes of winerror.h that have an error id of their own.</summary>
internal static class Win32Code
{
    internal const int AccessDenied = 5;
    internal const int SharingViolation = 32;
    internal const int NotSupported = 50;
    internal const int InvalidParameter = 87;
    internal const int NotFound = 1168;

    /// <summary>WSAEACCES</summary>
    internal const int SocketAccessDenied = 10013;

    /// <summary>WSAEADDRINUSE</summary>
    internal const int AddressInUse = 10048;
}
