using System;
using System.Globalization;

namespace PortReservation.Messages;

/// <summary>A value that a sentence names: the same in every culture, and not too long to be read.</summary>
internal static class Shown
{
    private const int Most = 40;

    internal static string Of(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length > Most ? text.Substring(0, Most) + "..." : text;
    }
}
