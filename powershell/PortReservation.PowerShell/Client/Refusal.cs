using System.Collections.Generic;

namespace PortReservation.Client;

/// <summary>What the core or the system refused, as the bridge tells it.</summary>
internal sealed class Refusal
{
    internal Refusal(int errno, string syscall, string message, string? obstacle)
    {
        Errno = errno;
        Syscall = syscall;
        Message = message;
        Obstacle = obstacle;
    }

    /// <summary>The Win32 or Winsock code, on every system.</summary>
    internal int Errno { get; }

    internal string Syscall { get; }

    internal string Message { get; }

    /// <summary>The kind of what is in the way, where that is known.</summary>
    internal string? Obstacle { get; }

    internal static Refusal From(Dictionary<string, object?> data)
    {
        var obstacle = data.TryGetValue("obstacle", out var found) ? found as Dictionary<string, object?> : null;
        return new Refusal(data.Integer("errno"), data.Text("syscall"), data.Text("message"), obstacle?.Text("kind"));
    }
}
