# The exclusions of both stores, each once: a persistent one is active too, and counts as persistent.
function Join-Exclusion {
    param([object[]] $Persistent, [object[]] $Active)

    $known = @{}
    foreach ($exclusion in $Persistent + $Active) {
        $name = Format-PortBlock $exclusion
        if (-not $known.ContainsKey($name)) {
            $known[$name] = $true
            $exclusion
        }
    }
}
