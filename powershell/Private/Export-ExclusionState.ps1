# Every exclusion as a table of the DSC resource's properties, narrowed by the keys of a filter.
function Export-ExclusionState {
    param([object] $Filter)

    $exclusions = Join-Exclusion @(Find-EveryExclusion 'persistent') @(Find-EveryExclusion 'active')
    Select-ResourceState $exclusions $Filter 'Protocol', 'StartPort', 'NumberOfPorts' 'Store'
}
