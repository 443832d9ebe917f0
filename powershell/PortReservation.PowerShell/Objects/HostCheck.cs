namespace PortReservation;

/// <summary>What was found of one part between PowerShell and the system.</summary>
public sealed class HostCheck
{
    internal HostCheck(string id, string title, string status, string? detail, string? remedy)
    {
        Id = id;
        Title = title;
        Status = status;
        Detail = detail;
        Remedy = remedy;
    }

    /// <summary>The part, by a name that is the same in every language.</summary>
    public string Id { get; }

    /// <summary>The part, for a person to read.</summary>
    public string Title { get; }

    /// <summary><c>ok</c>, <c>warning</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public string Status { get; }

    /// <summary>What was found.</summary>
    public string? Detail { get; }

    /// <summary>What to do; null where there is nothing to do.</summary>
    public string? Remedy { get; }

    /// <summary>The status and the part.</summary>
    public override string ToString() => Status + ": " + Title;
}
