using System.Management.Automation;
using PortReservation.Blocks;

namespace PortReservation.Commands;

/// <summary>The names of the stores, as the core has them.</summary>
internal static class Stores
{
    internal const string Active = "Active";
    internal const string Persistent = "Persistent";
    internal static readonly string[] Known = { Active, Persistent };

    internal static PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts, string store) =>
        new ExclusionBlock(protocol, startPort, numberOfPorts, Name(store));

    internal static string Name(string store) => store.ToLowerInvariant();
}

/// <summary>Get-ExcludedPortRange</summary>
[Cmdlet(VerbsCommon.Get, "ExcludedPortRange", DefaultParameterSetName = "List")]
[OutputType(typeof(ExcludedPortRange))]
public sealed class GetExcludedPortRangeCommand : GetBlockCommand
{
    /// <summary>The protocol; without it, both.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Tcp", "Udp")]
    public string? Protocol { get; set; }

    /// <summary>The first port of the range.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(HeldRangeCompleter))]
    public ushort StartPort { get; set; }

    /// <summary>The number of its ports. Without it, every range with this first port is found.</summary>
    [Parameter(ParameterSetName = "Range", Position = 2, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(HeldRangeCompleter))]
    public ushort NumberOfPorts { get; set; }

    /// <summary>The store to look into.</summary>
    [Parameter]
    [ValidateSet(Stores.Active, Stores.Persistent)]
    [PSDefaultValue(Value = Stores.Active)]
    public string Store { get; set; } = Stores.Active;

    private protected override BlockKind Kind => BlockKind.Exclusion;

    private protected override string ListTarget => Protocols.Read(Protocol);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var protocol = Protocols.Read(Protocol);
        if (IsBound(nameof(NumberOfPorts)))
        {
            Find(Block(protocol, StartPort, NumberOfPorts));
            return;
        }
        var request = Kind.List().With("store", Stores.Name(Store)).With("protocol", protocol.Length == 0 ? null : protocol);
        List(request, IsBound(nameof(StartPort)) ? StartPort : null);
    }

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        Stores.Block(protocol, startPort, numberOfPorts, Store);
}

/// <summary>New-ExcludedPortRange</summary>
[Cmdlet(VerbsCommon.New, "ExcludedPortRange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ExcludedPortRange))]
public sealed class NewExcludedPortRangeCommand : NewBlockCommand
{
    /// <summary>The protocol.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Tcp", "Udp")]
    public string Protocol { get; set; } = "";

    /// <summary>The first port to exclude.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    public ushort StartPort { get; set; }

    /// <summary>How many ports to exclude.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    public ushort NumberOfPorts { get; set; }

    /// <summary>How long the exclusion lasts: until the next restart, or across restarts.</summary>
    [Parameter]
    [ValidateSet(Stores.Active, Stores.Persistent)]
    [PSDefaultValue(Value = Stores.Persistent)]
    public string Store { get; set; } = Stores.Persistent;

    private protected override BlockKind Kind => BlockKind.Exclusion;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Create(Block(Protocols.Read(Protocol), StartPort, NumberOfPorts));

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        Stores.Block(protocol, startPort, numberOfPorts, Store);
}

/// <summary>Remove-ExcludedPortRange</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "ExcludedPortRange",
    DefaultParameterSetName = "Range",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ExcludedPortRange))]
public sealed class RemoveExcludedPortRangeCommand : RemoveBlockCommand
{
    /// <summary>The exclusions to remove.</summary>
    [Parameter(ParameterSetName = "InputObject", Mandatory = true, ValueFromPipeline = true)]
    [BlockObjects(typeof(ExcludedPortRange))]
    [PSTypeName("PortReservation.ExcludedPortRange")]
    public PSObject[] InputObject { get; set; } = null!;

    /// <summary>The protocol.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Tcp", "Udp")]
    public string Protocol { get; set; } = "";

    /// <summary>The first port of the exclusion.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ExclusionCompleter))]
    public ushort StartPort { get; set; }

    /// <summary>The number of its ports.</summary>
    [Parameter(ParameterSetName = "Range", Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    [ArgumentCompleter(typeof(ExclusionCompleter))]
    public ushort NumberOfPorts { get; set; }

    /// <summary>The store to remove it from, whatever an object says of its own.</summary>
    [Parameter]
    [ValidateSet(Stores.Active, Stores.Persistent)]
    [PSDefaultValue(Value = Stores.Persistent)]
    public string Store { get; set; } = Stores.Persistent;

    private protected override BlockKind Kind => BlockKind.Exclusion;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "InputObject")
        {
            RemoveObjects(InputObject);
        }
        else
        {
            Remove(Block(Protocols.Read(Protocol), StartPort, NumberOfPorts), PipelineObject.Of(this));
        }
    }

    private protected override PortBlock Block(string protocol, ushort startPort, ushort numberOfPorts) =>
        Stores.Block(protocol, startPort, numberOfPorts, Store);

    private protected override string OtherProtocol(PortBlock block, string its) => Sentences.ExclusionOtherProtocol(
        $"{new PortBlock(its, block.StartPort, block.NumberOfPorts)}", block.Protocol);
}
