# What a DSC resource exports of blocks: a table of the named properties for each that agrees with the keys of a filter
# that are neither null nor 0.
function Select-ResourceState {
    param([object[]] $Blocks, [object] $Filter, [string[]] $Keys, [string[]] $More = @())

    foreach ($block in $Blocks) {
        $fits = $true
        $table = @{ Ensure = 'Present' }
        foreach ($name in $Keys + $More) {
            $table[$name] = $block.$name
        }
        foreach ($key in $Keys) {
            $fits = $fits -and ($null -eq $Filter -or -not $Filter.$key -or $Filter.$key -eq $block.$key)
        }
        if ($fits) {
            $table
        }
    }
}
