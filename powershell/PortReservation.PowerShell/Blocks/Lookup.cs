using System.Management.Automation;

namespace PortReservation.Blocks;

/// <summary>What a lookup of one block came to.</summary>
internal sealed class Lookup
{
    private Lookup(object? found, ErrorRecord? error, bool isAbsent)
    {
        Found = found;
        Error = error;
        IsAbsent = isAbsent;
    }

    /// <summary>The object with exactly this start and number of ports, or a list of them; null where there is none.</summary>
    internal object? Found { get; }

    /// <summary>Why nothing was found; null where something was, or where nobody asked.</summary>
    internal ErrorRecord? Error { get; }

    /// <summary>Whether it is certain that there is none.</summary>
    internal bool IsAbsent { get; }

    internal static Lookup Of(object found) => new(found, null, isAbsent: false);

    internal static Lookup Absent(ErrorRecord? error = null) => new(null, error, isAbsent: true);

    internal static Lookup Failed(ErrorRecord error) => new(null, error, isAbsent: false);
}
