# What the DSC resource ExcludedPortRange finds of a block, as a table of its properties. Reasons is empty where that is
# what is desired. Throws where the exclusions cannot be listed.
function Get-ExclusionState {
    param([object] $Desired)

    $protocol = $Desired.Protocol.ToLowerInvariant()
    $block = New-PortBlock $protocol $Desired.StartPort $Desired.NumberOfPorts $Desired.Store.ToLowerInvariant()
    $active = @(Find-EveryExclusion 'active' $protocol)
    $every = @(Join-Exclusion @(Find-EveryExclusion 'persistent' $protocol) $active)
    $found = $null
    foreach ($exclusion in $every) {
        if ($exclusion.StartPort -eq $block.StartPort -and $exclusion.NumberOfPorts -eq $block.NumberOfPorts) {
            $found = $exclusion
        }
    }
    # What is persistent and deleted from the active store only is in nobody's way until the next restart.
    $others = if ($block.Store -eq 'active') { $active } else { $every }
    @{
        Protocol      = $protocol
        StartPort     = $block.StartPort
        NumberOfPorts = $block.NumberOfPorts
        Store         = if ($null -eq $found) { $block.Store } else { $found.Store }
        Ensure        = if ($null -eq $found) { 'Absent' } else { 'Present' }
        Reasons       = @(Get-ExclusionReason $Desired $block $found $others)
    }
}
