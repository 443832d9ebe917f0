# 'tcp 5000-5019', or 'tcp 5000' for a single port, as the core names a block. One of either protocol has no name before it.
function Format-PortBlock {
    param([psobject] $Block)

    $last = $Block.StartPort + $Block.NumberOfPorts - 1
    $ports = if ($last -eq $Block.StartPort) { "$last" } else { "$($Block.StartPort)-$last" }
    if ($Block.Protocol) { "$($Block.Protocol) $ports" } else { $ports }
}
