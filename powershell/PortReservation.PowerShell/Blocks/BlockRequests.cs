using PortReservation.Client;

namespace PortReservation.Blocks;

/// <summary>Blocks as the bridge's methods take them.</summary>
internal static class BlockRequests
{
    internal static Request With(this Request request, PortBlock block) => request
        .With("protocol", block.Protocol)
        .With("startPort", block.StartPort)
        .With("numberOfPorts", block.NumberOfPorts)
        .With("store", (block as ExclusionBlock)?.Store);
}
