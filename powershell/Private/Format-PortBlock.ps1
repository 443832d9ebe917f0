# 'tcp 5000-5019', or 'tcp 5000' for a single port, as the core names a block.
function Format-PortBlock {
    param([psobject] $Block)

    $last = $Block.StartPort + $Block.NumberOfPorts - 1
    if ($last -eq $Block.StartPort) { "$($Block.Protocol) $last" } else { "$($Block.Protocol) $($Block.StartPort)-$last" }
}
