namespace PortReservation.Gate;

/// <summary>What keeps a module from passing, and where it stands.</summary>
internal sealed record Fault(string Rule, string File, int Line, string Message);
