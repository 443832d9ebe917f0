using System;

namespace PortReservation.Sessions;

/// <summary>What Import-Module -ArgumentList has settled. Equal options share a Node.js process.</summary>
internal sealed class ModuleOptions : IEquatable<ModuleOptions>
{
    private const int UsualIdleSeconds = 60;
    private const int UsualTimeoutSeconds = 60;

    internal string? Backend { get; set; }

    internal string? Clr { get; set; }

    internal string? NodePath { get; set; }

    internal string? StateDirectory { get; set; }

    internal int IdleSeconds { get; set; } = UsualIdleSeconds;

    internal int TimeoutSeconds { get; set; } = UsualTimeoutSeconds;

    /// <summary>How long the process may go without a request; null for ever: what the memory backend holds would go with it.</summary>
    internal TimeSpan? IdleTime =>
        string.Equals(Backend, "memory", StringComparison.Ordinal) ? null : TimeSpan.FromSeconds(IdleSeconds);

    /// <summary>How long an answer may take.</summary>
    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    public bool Equals(ModuleOptions? other) => other != null && Values.Equals(other.Values);

    public override bool Equals(object? other) => Equals(other as ModuleOptions);

    public override int GetHashCode() => Values.GetHashCode();

    private (string?, string?, string?, string?, int, int) Values =>
        (Backend, Clr, NodePath, StateDirectory, IdleSeconds, TimeoutSeconds);
}
