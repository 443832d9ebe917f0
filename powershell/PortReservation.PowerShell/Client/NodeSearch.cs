using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace PortReservation.Client;

/// <summary>
/// Where Node.js may be. A service account has no user's PATH, so the places where it is installed for all users are looked
/// at too. Relative PATH entries are passed over: they would mean the current folder, where anybody may have put a node.
/// </summary>
internal static class NodeSearch
{
    /// <summary>The oldest version that runs the bridge.</summary>
    internal static readonly Version Oldest = new(20, 19);

    /// <summary>The files by the name of Node.js, in the order in which to try them: each exists, and not each may run.</summary>
    internal static IEnumerable<string> Candidates()
    {
        var file = AbsolutePath.OnWindows ? "node.exe" : "node";
        return PathFolders().Concat(UsualFolders())
            .Where(IsUsable)
            .Select(folder => Path.Combine(folder, file))
            .Distinct(StringComparer.Ordinal)
            .Where(File.Exists);
    }

    /// <summary>The folders where Node.js is when it was installed for all users of the machine.</summary>
    internal static IReadOnlyList<string> UsualFolders()
    {
        if (!AbsolutePath.OnWindows)
        {
            return new[] { "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", "/snap/bin" };
        }
        // What the installer wrote down, then where it installs, then the link that nvm-windows keeps.
        var folders = new[]
        {
            InstalledFolder(),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "nodejs"),
            Environment.GetEnvironmentVariable("NVM_SYMLINK", EnvironmentVariableTarget.Machine) ?? "",
        };
        return folders.Where(folder => folder.Length > 0).ToList();
    }

    private static IEnumerable<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => folder.Trim('"'));

    /// <summary>.NET Framework refuses to combine a path with characters that no path may have.</summary>
    private static bool IsUsable(string folder) =>
        AbsolutePath.Is(folder) && !folder.Any(character => character is '"' or '<' or '>' or '|' or < ' ');

    private static string InstalledFolder()
    {
        var folder = new StringBuilder(1024);
        var size = (uint)(sizeof(char) * folder.Capacity);
        var code = RegGetValue(LocalMachine, @"SOFTWARE\Node.js", "InstallPath", TextFrom64Bits, IntPtr.Zero, folder, ref size);
        return code == 0 ? folder.ToString() : "";
    }

    // winreg.h: HKEY_LOCAL_MACHINE; RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, for a 32-bit PowerShell has a registry of its own.
    private static readonly UIntPtr LocalMachine = new(0x80000002);
    private const uint TextFrom64Bits = 0x00010002;

    /// <summary>.NET Standard has no registry without a package that Windows PowerShell would have to load.</summary>
    [DllImport("advapi32.dll", EntryPoint = "RegGetValueW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int RegGetValue(
        UIntPtr key, string subKey, string value, uint flags, IntPtr type, StringBuilder data, ref uint size);
}
