using System;

namespace PortReservation.Client;

/// <summary>Paths that mean the same file wherever the session is: Path.IsPathRooted also accepts C:node.exe and \node.exe.</summary>
internal static class AbsolutePath
{
    internal static bool OnWindows { get; } = Environment.OSVersion.Platform == PlatformID.Win32NT;

    internal static bool Is(string path) => OnWindows ? HasDrive(path) || HasServer(path) : path.StartsWith("/", StringComparison.Ordinal);

    private static bool HasDrive(string path) =>
        path.Length > 2 && path[0] is ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) && path[1] == ':' && path[2] is ('\\' or '/');

    private static bool HasServer(string path) =>
        path.Length > 2 && path.StartsWith(@"\\", StringComparison.Ordinal) && path[2] != '\\';
}
