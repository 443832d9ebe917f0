using System.Collections.Generic;

namespace PortReservation.Client;

/// <summary>The members of an object that <see cref="JsonReader"/> has read, by type.</summary>
internal static class JsonObjects
{
    /// <summary>A text; empty where it is none.</summary>
    internal static string Text(this Dictionary<string, object?> members, string name) => members.TextOrNull(name) ?? "";

    internal static string? TextOrNull(this Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>A whole number; 0 where it is none.</summary>
    internal static int Integer(this Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) && value is double number ? (int)number : 0;

    internal static bool? YesOrNo(this Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) ? value as bool? : null;
}
